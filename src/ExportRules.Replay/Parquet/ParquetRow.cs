using ExportRules.Replay.Csv;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Parquet;

/// <summary>One row of some.</summary>
/// <param name="columns">The cells, column by column.</param>
/// <param name="row">Which row.</param>
/// <param name="codes">The codes of the rows of its piece for each projector.</param>
/// <param name="place">Which of them are its own.</param>
/// <param name="text">Room for the cell that is asked for.</param>
internal readonly ref struct ParquetRow(
    ReadOnlySpan<CellTexts> columns,
    int row,
    uint[][] codes,
    int place,
    char[] text
) : ITableRow
{
    private readonly ReadOnlySpan<CellTexts> columns = columns;

    public int Count => columns.Length;

    public ReadOnlySpan<char> this[int column] => CellTexts.Characters(columns[column][row], text);

    public uint Code(int fact, CellProjector projector) => codes[fact][place];

    public void WriteTo(OutputBuffer output)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            if (column > 0)
            {
                output.Append((byte)ParquetInput.Delimiter);
            }
            output.Append(columns[column][row]);
        }
    }

    public void WriteTo(OutputBuffer output, int column) => output.Append(columns[column][row]);
}
