using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using nietras.SeparatedValues;

namespace ExportRules.Replay.Csv;

/// <summary>A row as the CSV reader finds it.</summary>
internal readonly ref struct SepRow(SepReader.Row row) : ITableRow
{
    private readonly SepReader.Row row = row;

    public int Count => row.ColCount;

    public ReadOnlySpan<char> this[int column] => row[column].Span;

    public uint Code(int place, CellProjector projector) =>
        projector.Code(row[projector.Index].Span);

    public void WriteTo(OutputBuffer output) => output.Append(row.Span);

    public void WriteTo(OutputBuffer output, int column) => output.Append(row[column].Span);
}
