using System.Buffers;
using System.Globalization;
using System.Text;
using ExportRules.Replay.Projection;

namespace ExportRules.Replay.Parquet;

/// <summary>The cells of one column for the rows of a batch, as UTF-8. Reused from batch to batch.</summary>
internal sealed class CellTexts
{
    /// <summary>No number, day or time is longer.</summary>
    public const int LongestValue = 64;

    private static readonly SearchValues<byte> Special = SearchValues.Create([
        .. "\"\r\n"u8,
        (byte)ParquetInput.Delimiter,
    ]);

    private byte[] text = [];
    private int length;
    private (int Start, int Length)[] places = [];
    private int count;

    // Where the cells are values of a dictionary: which of them each cell is.
    private int[] choices = [];

    /// <summary>The values of which each cell is one; null where each has its own text.</summary>
    public CellSet? Values { get; private set; }

    /// <summary>How many cells there are.</summary>
    public int Count => count;

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var (start, size) = places.AsSpan(0, count)[row];
            return Source.AsSpan(start, size);
        }
    }

    /// <summary>How many bytes all cells have together.</summary>
    public long Length
    {
        get
        {
            var sum = 0L;
            foreach (var (_, size) in places.AsSpan(0, count))
            {
                sum += size;
            }
            return sum;
        }
    }

    /// <summary>Whether a cell may have a line end in it.</summary>
    public bool HasLineEnds =>
        Values?.HasLineEnds ?? text.AsSpan(0, length).ContainsAny((byte)'\n', (byte)'\r');

    private byte[] Source => Values is null ? text : Values.Texts.text;

    /// <summary>Whether a text, or any of many, may only stand between quotes.</summary>
    public static bool NeedsQuotes(ReadOnlySpan<byte> text) => text.IndexOfAny(Special) >= 0;

    /// <summary>A cell as characters: in the room where it fits, and on its own where it is longer.</summary>
    public static ReadOnlySpan<char> Characters(ReadOnlySpan<byte> cell, char[] room) =>
        cell.Length <= room.Length
            ? room.AsSpan(0, Encoding.UTF8.GetChars(cell, room))
            : Encoding.UTF8.GetString(cell);

    /// <summary>Begins anew with room for some cells.</summary>
    public void Begin(int cells)
    {
        length = 0;
        count = 0;
        Values = null;
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

    /// <summary>Takes values for the cells.</summary>
    /// <param name="values">The values.</param>
    /// <param name="indices">The place of each cell's value; below zero for none.</param>
    public void Choose(CellSet values, ReadOnlySpan<int> indices)
    {
        (Values, count) = (values, indices.Length);
        if (choices.Length < count)
        {
            choices = new int[count];
        }
        if (places.Length < count)
        {
            places = new (int, int)[count];
        }
        indices.CopyTo(choices);
        var all = values.Texts.places.AsSpan(0, values.Texts.count);
        for (var row = 0; row < count; row++)
        {
            var index = indices[row];
            places[row] = index < 0 ? default : all[index];
        }
    }

    /// <summary>The codes of cells; those of a dictionary are found once for each of its values.</summary>
    /// <param name="projector">What gives the codes.</param>
    /// <param name="first">The first cell.</param>
    /// <param name="codes">Takes a code for each cell from the first on, for as many as there is room.</param>
    /// <param name="room">Room for a cell as characters.</param>
    public void Project(CellProjector projector, int first, Span<uint> codes, char[] room)
    {
        if (Values is not null)
        {
            var known = Values.Codes(projector, room);
            var chosen = choices.AsSpan(first, codes.Length);
            var placed = places.AsSpan(first, codes.Length);
            for (var row = 0; row < codes.Length; row++)
            {
                // A cell that was taken away is no longer that of its choice.
                codes[row] = placed[row].Length == 0 ? projector.Code([]) : known[chosen[row]];
            }
            return;
        }
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = projector.Code(Characters(this[first + row], room));
        }
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
