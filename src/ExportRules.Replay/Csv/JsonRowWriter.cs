using ExportRules.Replay.Deciding;
using ExportRules.Replay.JsonLines;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>Writes the answers to the rows of a table as JSON Lines.</summary>
/// <param name="id">The column of the row's own id; below 0 for none.</param>
internal sealed class JsonRowWriter(int id) : IRowWriter
{
    public byte[] Header() => [];

    /// <summary>Nothing: the answers hold their JSON.</summary>
    public byte[] Cells(RowAnswer decision, RowAnswer? other) => [];

    public void Write<TRow>(OutputBuffer output, TRow row, CachedAnswer answer)
        where TRow : ITableRow, allows ref struct =>
        Write(output, id < 0 ? null : CsvField.Unquote(row[id]), answer);

    public void Write(OutputBuffer output, IReadOnlyList<string> fields, CachedAnswer answer) =>
        Write(output, id < 0 || id >= fields.Count ? null : fields[id], answer);

    private static void Write(OutputBuffer output, string? id, CachedAnswer answer) =>
        JsonText.WriteLine(output, id, answer.Decision, answer.Against);
}
