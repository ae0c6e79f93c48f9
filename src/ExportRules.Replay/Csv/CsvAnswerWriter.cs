using System.Text;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>Writes a table: rows as they were read, with the answers behind them.</summary>
/// <param name="columns">The columns to write.</param>
/// <param name="inputColumns">How many columns the input has.</param>
/// <param name="delimiter">What separates cells.</param>
/// <param name="against">Whether there is a second answer.</param>
/// <param name="guard">Whether cells of the input must not be formulas.</param>
internal sealed class CsvAnswerWriter(
    OutputColumns columns,
    int inputColumns,
    char delimiter,
    bool against,
    bool guard
) : IRowWriter
{
    /// <summary>Whether a row is written exactly as it stands in the input.</summary>
    private bool IsVerbatim { get; } =
        !guard && columns.Input.SequenceEqual(Enumerable.Range(0, inputColumns));

    public byte[] Header() =>
        Encoding.UTF8.GetBytes(string.Join(delimiter, columns.Names.Select(Cell)) + "\n");

    private string Cell(string text) =>
        CsvField.Quote(guard ? CsvField.Guard(text) : text, delimiter);

    /// <summary>A sound row: its cells as they stand in the file, unless formulas must be guarded against.</summary>
    public void Write<TRow>(OutputBuffer output, TRow row, CachedAnswer answer)
        where TRow : ITableRow, allows ref struct
    {
        if (IsVerbatim)
        {
            row.WriteTo(output);
            output.Append(answer.Cells);
            return;
        }
        if (guard)
        {
            Write(output, row.Fields(), answer);
            return;
        }
        for (var position = 0; position < columns.Input.Length; position++)
        {
            if (position > 0)
            {
                output.Append((byte)delimiter);
            }
            row.WriteTo(output, columns.Input[position]);
        }
        output.Append(answer.Cells);
    }

    public void Write(OutputBuffer output, IReadOnlyList<string> fields, CachedAnswer answer)
    {
        for (var position = 0; position < columns.Input.Length; position++)
        {
            if (position > 0)
            {
                output.Append((byte)delimiter);
            }
            var index = columns.Input[position];
            var field = index < fields.Count ? fields[index] : "";
            output.Append(Cell(field));
        }
        output.Append(answer.Cells);
    }

    /// <summary>The answer's cells, from the delimiter before the first to the end of the line.</summary>
    public byte[] Cells(RowAnswer decision, RowAnswer? other)
    {
        string[] cells = against
            ?
            [
                .. decision.Cells,
                .. other!.Cells,
                AnswerChange.Describe(decision, other),
                AnswerChange.Because(decision, other),
            ]
            : decision.Cells;
        var text = new StringBuilder();
        foreach (var place in columns.Answer)
        {
            // Without any column of the input, no delimiter stands before the first.
            if (text.Length > 0 || columns.Input.Length > 0)
            {
                text.Append(delimiter);
            }
            text.Append(CsvField.Quote(cells[place], delimiter));
        }
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
