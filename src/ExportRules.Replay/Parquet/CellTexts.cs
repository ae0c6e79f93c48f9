using System.Buffers;
using System.Globalization;

namespace ExportRules.Replay.Parquet;

/// <summary>The cells of one column for the rows of a batch, as UTF-8. Reused from batch to batch.</summary>
internal sealed class CellTexts
{
    /// <summary>No number, day or time is longer.</summary>
    public const int LongestValue = 64;

    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. "\"\r\n"u8,
        (byte)ParquetTextStream.Delimiter,
    ]);

    private byte[] text = [];
    private int length;
    private (int Start, int Length)[] places = [];
    private (int Start, int Length)[] chosen = [];
    private int count;

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var (start, size) = places.AsSpan(0, count)[row];
            return text.AsSpan(start, size);
        }
    }

    /// <summary>Whether a text, or any of many, may only stand between quotes.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<byte> text) => text.IndexOfAny(Special) >= 0;

    /// <summary>Begins anew with room for some cells.</summary>
    public void Begin(int cells)
    {
        length = 0;
        count = 0;
        if (places.Length < cells)
        {
            places = new (int, int)[cells];
        }
    }

    public void AddEmpty() => places[count++] = default;

    public void Add(ReadOnlySpan<byte> cell)
    {
        Reserve(cell.Length);
        cell.CopyTo(text.AsSpan(length));
        End(cell.Length);
    }

    /// <summary>Adds a text, in quotes where it needs them.</summary>
    public void AddField(ReadOnlySpan<byte> cell)
    {
        if (!NeedsQuotes(cell))
        {
            Add(cell);
            return;
        }
        Reserve(cell.Length * 2 + 2);
        var quoted = text.AsSpan(length);
        var size = 0;
        quoted[size++] = (byte)'"';
        foreach (var value in cell)
        {
            if (value == '"')
            {
                quoted[size++] = value;
            }
            quoted[size++] = value;
        }
        quoted[size++] = (byte)'"';
        End(size);
    }

    /// <summary>Adds a value that needs no quotes.</summary>
    public void Add<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        Reserve(LongestValue);
        var isShort = value.TryFormat(
            text.AsSpan(length),
            out var written,
            format,
            CultureInfo.InvariantCulture
        );
        End(isShort ? written : throw new InvalidDataException($"{value} is no short text"));
    }

    /// <summary>Takes what was added for a dictionary: each cell is one of its values.</summary>
    /// <param name="indices">The place of each cell's value in the dictionary; below zero for none.</param>
    public void Choose(ReadOnlySpan<int> indices)
    {
        if (chosen.Length < indices.Length)
        {
            chosen = new (int, int)[indices.Length];
        }
        var values = places.AsSpan(0, count);
        for (var row = 0; row < indices.Length; row++)
        {
            var index = indices[row];
            chosen[row] = index < 0 ? default : values[index];
        }
        (places, chosen) = (chosen, places);
        count = indices.Length;
    }

    /// <summary>Takes the text of a cell away.</summary>
    public void Clear(int row) => places[row] = default;

    private void End(int size)
    {
        places[count++] = (length, size);
        length += size;
    }

    private void Reserve(int size)
    {
        if (text.Length - length < size)
        {
            System.Array.Resize(ref text, checked(Math.Max(text.Length * 2, length + size)));
        }
    }
}
