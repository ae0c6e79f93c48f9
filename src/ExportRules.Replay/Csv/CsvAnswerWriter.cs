using System.Text;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>Writes rows as they were read, with the answers behind them.</summary>
internal sealed class CsvAnswerWriter(ColumnMap map, char delimiter, bool against, bool guard)
{
    private readonly int[] kept =
    [
        .. map
            .Columns.Where(column => column.Role is not ColumnRole.Replaced)
            .Select(column => column.Index),
    ];

    /// <summary>Whether a row is written exactly as it stands in the input.</summary>
    public bool IsVerbatim { get; } = !guard && !map.HasReplaced;

    public byte[] Header() =>
        Encoding.UTF8.GetBytes(
            string.Join(
                delimiter,
                kept.Select(index => map.Columns[index].Name)
                    .Concat(AnswerColumns.Headers(against))
                    .Select(name => CsvField.Quote(name, delimiter))
            ) + "\n"
        );

    public static void Write(OutputBuffer output, ReadOnlySpan<char> row, ReadOnlySpan<byte> answer)
    {
        output.Append(row);
        output.Append(answer);
    }

    public void Write(OutputBuffer output, IReadOnlyList<string> fields, ReadOnlySpan<byte> answer)
    {
        for (var position = 0; position < kept.Length; position++)
        {
            if (position > 0)
            {
                output.Append((byte)delimiter);
            }
            var index = kept[position];
            var field = index < fields.Count ? fields[index] : "";
            output.Append(CsvField.Quote(guard ? CsvField.Guard(field) : field, delimiter));
        }
        output.Append(answer);
    }

    /// <summary>The answer's cells, from the delimiter before the first to the end of the line.</summary>
    public byte[] Cells(RowAnswer decision, RowAnswer? other)
    {
        var text = new StringBuilder();
        Add(decision.Cells);
        if (against)
        {
            Add(other!.Cells);
            Add([AnswerChange.Describe(decision, other), AnswerChange.Because(decision, other)]);
        }
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());

        void Add(string[] cells)
        {
            foreach (var cell in cells)
            {
                text.Append(delimiter).Append(CsvField.Quote(cell, delimiter));
            }
        }
    }
}
