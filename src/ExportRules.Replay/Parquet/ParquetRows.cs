using System.Collections.Concurrent;
using Apache.Arrow;
using ExportRules.Replay.Csv;

namespace ExportRules.Replay.Parquet;

/// <summary>Some rows of a Parquet file, column by column, as the cells that CSV would have. Used again for later rows.</summary>
/// <param name="columns">How many columns there are.</param>
/// <param name="spent">Where it goes when its rows are done with.</param>
internal sealed class ParquetRows(int columns, ConcurrentBag<ParquetRows> spent) : IDisposable
{
    private readonly CellTexts[] cells =
    [
        .. Enumerable.Range(0, columns).Select(_ => new CellTexts()),
    ];
    private bool hasLineEnds;

    /// <summary>The first row that counts.</summary>
    public int First { get; private set; }

    /// <summary>The row behind the last that counts.</summary>
    public int Last { get; private set; }

    /// <summary>Where the first row stands.</summary>
    public InputPosition Start { get; private set; }

    /// <summary>Where the input stands behind the last row.</summary>
    public InputPosition End { get; private set; }

    public ReadOnlySpan<CellTexts> Columns => cells;

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="start">Where the first row that counts stands.</param>
    /// <param name="skipped">How many rows do not count.</param>
    /// <param name="last">For each column, the values in the batch before; then those in this one.</param>
    public void Fill(
        RecordBatch batch,
        IReadOnlyList<ParquetColumn> schema,
        InputPosition start,
        long skipped,
        CellSet?[] last
    )
    {
        hasLineEnds = false;
        var length = (long)batch.Length * cells.Length;
        for (var column = 0; column < cells.Length; column++)
        {
            CellReaders.Read(batch, schema[column], cells[column], ref last[column]);
            hasLineEnds |= cells[column].HasLineEnds;
            length += cells[column].Length;
        }
        (First, Last, Start) = ((int)Math.Min(skipped, batch.Length), batch.Length, start);
        End =
            hasLineEnds || First > 0
                ? Behind(Last)
                : new(start.Offset + length, start.Line + Last, start.Record + Last);
    }

    /// <summary>Leaves out the rows behind a place.</summary>
    public void EndAt(long offset)
    {
        var (row, end) = (First, Start);
        while (row < Last && end.Offset < offset)
        {
            end = Next(end, row++);
        }
        (Last, End) = (row, end);
    }

    /// <summary>The place behind a row.</summary>
    /// <param name="place">The place of the row.</param>
    /// <param name="row">The row.</param>
    public InputPosition Next(InputPosition place, int row)
    {
        // A delimiter or line end behind each cell.
        var length = cells.Length;
        foreach (var column in cells)
        {
            length += column[row].Length;
        }
        return new(place.Offset + length, place.Line + Lines(row), place.Record + 1);
    }

    /// <summary>How many lines a row takes.</summary>
    public int Lines(int row)
    {
        var lines = 1;
        if (hasLineEnds)
        {
            foreach (var column in cells)
            {
                lines += CsvField.LineEnds(column[row]);
            }
        }
        return lines;
    }

    public void Dispose() => spent.Add(this);

    private InputPosition Behind(int row)
    {
        var place = Start;
        for (var index = First; index < row; index++)
        {
            place = Next(place, index);
        }
        return place;
    }
}
