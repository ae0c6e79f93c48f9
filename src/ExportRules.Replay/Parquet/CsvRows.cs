using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ExportRules.Replay.Parquet;

/// <summary>Rows of the CSV that a replay writes, kept as they came and cut into cells. Used again for the next rows.</summary>
internal sealed class CsvRows(char delimiter)
{
    private byte[] bytes = [];
    private bool isQuoted;
    private bool hasQuotes;

    // Where each cell ends, row by row.
    private int[] ends = [];
    private int cells;
    private int width;
    private int first;

    /// <summary>The names of the columns, where they stand before the first row.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>How many rows there are; known when they are cut.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes have been added.</summary>
    public int Bytes { get; private set; }

    /// <summary>Whether the last row is complete.</summary>
    public bool IsWhole => !isQuoted && Bytes > 0 && bytes[Bytes - 1] == '\n';

    public void Add(ReadOnlySpan<byte> text)
    {
        if (bytes.Length - Bytes < text.Length)
        {
            // Native code is given addresses within: the array must not be moved.
            var larger = GC.AllocateUninitializedArray<byte>(
                (int)BitOperations.RoundUpToPowerOf2((uint)(Bytes + text.Length)),
                pinned: true
            );
            bytes.AsSpan(0, Bytes).CopyTo(larger);
            bytes = larger;
        }
        text.CopyTo(bytes.AsSpan(Bytes));
        Bytes += text.Length;
        var quotes = text.Count((byte)'"');
        hasQuotes |= quotes > 0;
        isQuoted ^= int.IsOddInteger(quotes);
    }

    public void Clear() => (Bytes, isQuoted, hasQuotes) = (0, false, false);

    /// <summary>Cuts the rows. What a replay writes is sound: each has as many cells as the first.</summary>
    public void Cut(bool hasHeader)
    {
        FindEnds();
        width = 1;
        while (bytes[ends[width - 1]] != '\n')
        {
            width++;
        }
        for (var last = width - 1; last < cells; last += width)
        {
            if (bytes[ends[last]] != '\n')
            {
                throw new InvalidDataException("a row has more or fewer cells than the first");
            }
        }
        first = 0;
        Count = cells / width;
        if (hasHeader)
        {
            Header =
            [
                .. Enumerable
                    .Range(0, width)
                    .Select(column => Encoding.UTF8.GetString(Take(0, column))),
            ];
            first = 1;
            Count--;
        }
    }

    /// <summary>The bytes of a cell as they came, in quotes where it has some.</summary>
    public ReadOnlySpan<byte> Raw(int row, int column)
    {
        var (start, size) = Place(row, column);
        return bytes.AsSpan(start, size);
    }

    /// <summary>Takes a cell out of its quotes, which can be done only once.</summary>
    public ReadOnlySpan<byte> Take(int row, int column)
    {
        var (start, size) = Unquote(Place(row, column));
        return bytes.AsSpan(start, size);
    }

    /// <summary>Takes the cells of a column, for native code: the addresses hold until the next text is added.</summary>
    /// <param name="column">The place of the column.</param>
    /// <param name="texts">Takes the texts of the cells that are not empty.</param>
    /// <param name="levels">Takes 1 for each cell that is not empty, and 0 for the others.</param>
    /// <returns>How many are not empty.</returns>
    public int Take(int column, Span<ByteArray> texts, Span<short> levels)
    {
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0);
        var count = 0;
        var cell = first * width + column;
        for (var row = 0; row < Count; row++)
        {
            var (start, size) = Place(cell);
            if (hasQuotes)
            {
                (start, size) = Unquote((start, size));
            }
            levels[row] = size > 0 ? (short)1 : (short)0;
            texts[count] = new(address + start, size);
            count += levels[row];
            cell += width;
        }
        return count;
    }

    private (int Start, int Length) Place(int row, int column) =>
        Place((row + first) * width + column);

    private (int Start, int Length) Place(int cell)
    {
        var start = cell == 0 ? 0 : ends[cell - 1] + 1;
        return (start, ends[cell] - start);
    }

    private (int Start, int Length) Unquote((int Start, int Length) place)
    {
        var (start, size) = place;
        if (size == 0 || bytes[start] != '"')
        {
            return place;
        }
        var text = bytes.AsSpan(start + 1, size - 2);
        var kept = text.IndexOf((byte)'"');
        if (kept < 0)
        {
            return (start + 1, text.Length);
        }
        // Of two quotes one stays.
        for (var index = kept; index < text.Length; index += text[index] == '"' ? 2 : 1)
        {
            text[kept++] = text[index];
        }
        return (start + 1, kept);
    }

    private void FindEnds()
    {
        var text = bytes.AsSpan(0, Bytes);
        var isWithin = false;
        var index = 0;
        cells = 0;
        for (; index <= Bytes - Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            if (ends.Length < cells + Vector256<byte>.Count)
            {
                Array.Resize(ref ends, Math.Max(ends.Length * 2, 1 << 10));
            }
            var block = Vector256.Create<byte>(text[index..]);
            var stops = (
                Vector256.Equals(block, Vector256.Create((byte)delimiter))
                | Vector256.Equals(block, Vector256.Create((byte)'\n'))
                | Vector256.Equals(block, Vector256.Create((byte)'"'))
            ).ExtractMostSignificantBits();
            for (; stops != 0; stops &= stops - 1)
            {
                Stop(text, index + BitOperations.TrailingZeroCount(stops), ref isWithin);
            }
        }
        Array.Resize(ref ends, Math.Max(ends.Length, cells + Vector256<byte>.Count));
        for (; index < Bytes; index++)
        {
            if (text[index] == delimiter || text[index] is (byte)'\n' or (byte)'"')
            {
                Stop(text, index, ref isWithin);
            }
        }
    }

    private void Stop(ReadOnlySpan<byte> text, int index, ref bool isWithin)
    {
        if (text[index] == '"')
        {
            isWithin = !isWithin;
        }
        else if (!isWithin)
        {
            ends[cells++] = index;
        }
    }
}
