using System.Text;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Parquet;

/// <summary>One row of some.</summary>
/// <param name="columns">The cells, column by column.</param>
/// <param name="row">Which row.</param>
/// <param name="codes">The codes of the rows for each projector.</param>
/// <param name="text">Room for the cell that is asked for.</param>
internal readonly ref struct ParquetRow(
    ReadOnlySpan<CellTexts> columns,
    int row,
    uint[][] codes,
    char[] text
) : ITableRow
{
    private readonly ReadOnlySpan<CellTexts> columns = columns;

    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            var cell = columns[column][row];
            return cell.Length <= text.Length
                ? text.AsSpan(0, Encoding.UTF8.GetChars(cell, text))
                : Encoding.UTF8.GetString(cell);
        }
    }

    public uint Code(int place, CellProjector projector) => codes[place][row];

    public string[] Fields()
    {
        var fields = new string[columns.Length];
        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = CsvField.Unquote(this[column]);
        }
        return fields;
    }

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
