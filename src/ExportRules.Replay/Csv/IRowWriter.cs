using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>What rows of a table become in the output. Safe to use from several threads.</summary>
internal interface IRowWriter
{
    /// <summary>What comes before the first row.</summary>
    byte[] Header();

    /// <summary>The bytes that all rows with these answers share.</summary>
    byte[] Cells(RowAnswer decision, RowAnswer? other);

    /// <summary>A sound row.</summary>
    void Write<TRow>(OutputBuffer output, TRow row, CachedAnswer answer)
        where TRow : ITableRow, allows ref struct;

    /// <summary>A row of which only the texts are known.</summary>
    void Write(OutputBuffer output, IReadOnlyList<string> fields, CachedAnswer answer);
}
