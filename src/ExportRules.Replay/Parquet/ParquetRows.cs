using System.Collections.Concurrent;
using Apache.Arrow;
using ExportRules.Replay.Csv;

namespace ExportRules.Replay.Parquet;

/// <summary>
/// The rows of a batch of a Parquet file, column by column, as the cells that CSV would have. They are taken piece by piece, and used
/// again for later rows when they and all pieces are done with.
/// </summary>
/// <param name="columns">How many columns there are.</param>
/// <param name="spent">Where it goes when its rows are done with.</param>
internal sealed class ParquetRows(int columns, ConcurrentBag<ParquetRows> spent) : IDisposable
{
    private readonly CellTexts[] cells =
    [
        .. Enumerable.Range(0, columns).Select(_ => new CellTexts()),
    ];
    private bool hasLineEnds;
    private int first;
    private int last;
    private int holders;

    /// <summary>Whether no row is left to take.</summary>
    public bool IsEmpty => first == last;

    /// <summary>Where the first row stands that is left.</summary>
    public InputPosition Start { get; private set; }

    /// <summary>Where the input stands behind the last row.</summary>
    public InputPosition End { get; private set; }

    public ReadOnlySpan<CellTexts> Columns => cells;

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="schema">Its columns.</param>
    /// <param name="start">Where the first row that counts stands.</param>
    /// <param name="skipped">How many rows do not count.</param>
    /// <param name="before">For each column, the values in the batch before; then those in this one.</param>
    public void Fill(
        RecordBatch batch,
        IReadOnlyList<ParquetColumn> schema,
        InputPosition start,
        long skipped,
        CellSet?[] before
    )
    {
        holders = 1;
        hasLineEnds = false;
        var length = (long)batch.Length * cells.Length;
        for (var column = 0; column < cells.Length; column++)
        {
            CellReaders.Read(batch, schema[column], cells[column], ref before[column]);
            hasLineEnds |= cells[column].HasLineEnds;
            length += cells[column].Length;
        }
        (first, last, Start) = ((int)Math.Min(skipped, batch.Length), batch.Length, start);
        End =
            hasLineEnds || first > 0
                ? Behind(last)
                : new(start.Offset + length, start.Line + last, start.Record + last);
    }

    /// <summary>Leaves out the rows behind a place.</summary>
    public void EndAt(long offset) => (last, End) = Until(offset);

    /// <summary>Takes the next rows. Where they end depends on where they begin alone.</summary>
    /// <param name="bytes">About how many bytes their text may have; it has one row at least.</param>
    public ParquetPiece Take(long bytes)
    {
        var (row, end) =
            End.Offset - Start.Offset <= bytes ? (last, End) : Until(Start.Offset + bytes);
        var piece = new ParquetPiece(this, first, row, Start, end);
        (first, Start) = (row, end);
        Interlocked.Increment(ref holders);
        return piece;
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

    public void Dispose()
    {
        if (Interlocked.Decrement(ref holders) == 0)
        {
            spent.Add(this);
        }
    }

    /// <summary>The row behind the last one that begins before a place, and where it stands.</summary>
    private (int Row, InputPosition Place) Until(long offset)
    {
        var (row, place) = (first, Start);
        while (row < last && place.Offset < offset)
        {
            place = Next(place, row++);
        }
        return (row, place);
    }

    private InputPosition Behind(int row)
    {
        var place = Start;
        for (var index = first; index < row; index++)
        {
            place = Next(place, index);
        }
        return place;
    }
}
