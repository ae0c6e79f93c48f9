using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>A sound row of a table, wherever it was read from: it has a cell for each column.</summary>
internal interface ITableRow
{
    /// <summary>How many cells it has.</summary>
    int Count { get; }

    /// <summary>A cell as CSV has it, in quotes where it needs some; good until the next one is asked for.</summary>
    ReadOnlySpan<char> this[int column] { get; }

    /// <summary>The code of a cell.</summary>
    /// <param name="place">The place of the projector among those of the table.</param>
    /// <param name="projector">The projector of the cell's column.</param>
    uint Code(int place, CellProjector projector);

    /// <summary>Writes the whole row as CSV has it, without the end of the line.</summary>
    void WriteTo(OutputBuffer output);

    /// <summary>Writes one cell as CSV has it.</summary>
    void WriteTo(OutputBuffer output, int column);
}

internal static class TableRow
{
    /// <summary>The texts of all cells, out of their quotes.</summary>
    public static string[] Fields<TRow>(this TRow row)
        where TRow : ITableRow, allows ref struct
    {
        var fields = new string[row.Count];
        for (var column = 0; column < fields.Length; column++)
        {
            fields[column] = CsvField.Unquote(row[column]);
        }
        return fields;
    }
}
