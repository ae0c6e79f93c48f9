using System.Buffers;

namespace ExportRules.Replay.Csv;

/// <summary>
/// Finds where records end, on bytes, before they are parsed. A line whose quotes are broken is set apart, so that it
/// cannot swallow the rows after it.
/// </summary>
/// <remarks>Works on any encoding whose trailing bytes are never a quote, a delimiter or a line end, such as UTF-8.</remarks>
internal sealed class CsvScanner(byte delimiter, int maximumField = CsvScanner.DefaultMaximumField)
{
    public const int DefaultMaximumField = 1 << 20;

    private const byte Quote = (byte)'"';
    private const byte Lf = (byte)'\n';
    private const byte Cr = (byte)'\r';

    private static readonly SearchValues<byte> Stops = SearchValues.Create("\"\r\n"u8);

    /// <summary>The physical line on which the next record begins.</summary>
    public long Line { get; set; } = 1;

    /// <summary>The number of the next record.</summary>
    public long Record { get; set; } = 1;

    /// <summary>Adds the complete records at the beginning of the data; returns how many bytes they take.</summary>
    /// <param name="data">The data, from the beginning of a record.</param>
    /// <param name="isFinal">Whether no data follows.</param>
    /// <param name="pieces">Where they are added.</param>
    /// <param name="limit">Stop after this many records.</param>
    public int Scan(
        ReadOnlySpan<byte> data,
        bool isFinal,
        List<CsvPiece> pieces,
        long limit = long.MaxValue
    )
    {
        if (limit == long.MaxValue && data.IndexOf(Quote) < 0)
        {
            return ScanLines(data, isFinal, pieces);
        }
        var position = 0;
        var sound = 0;
        var (soundLine, soundRecord) = (Line, Record);
        while (position < data.Length && limit-- > 0)
        {
            var found = ScanRecord(data, position, isFinal);
            if (found.Next < 0)
            {
                break;
            }
            if (found.Fault is not CsvFault.None)
            {
                Add(sound, position, soundLine, soundRecord);
                pieces.Add(
                    new(
                        position,
                        found.Next - position,
                        Line,
                        Record,
                        found.Fault,
                        found.FaultAt - position
                    )
                );
                sound = found.Next;
            }
            position = found.Next;
            Line += found.Lines;
            Record++;
            if (found.Fault is not CsvFault.None)
            {
                (soundLine, soundRecord) = (Line, Record);
            }
        }
        Add(sound, position, soundLine, soundRecord);
        return position;

        void Add(int start, int end, long line, long record)
        {
            if (end > start)
            {
                pieces.Add(new(start, end - start, line, record, CsvFault.None, 0));
            }
        }
    }

    /// <summary>How many lines end in the data: CR LF, LF and a lone CR count once each.</summary>
    public static int CountLineEnds(ReadOnlySpan<byte> data)
    {
        var count = data.Count(Lf);
        return data.Contains(Cr) ? count + data.Count(Cr) - data.Count("\r\n"u8) : count;
    }

    private int ScanLines(ReadOnlySpan<byte> data, bool isFinal, List<CsvPiece> pieces)
    {
        var end = isFinal ? data.Length : EndOfLastLine(data);
        if (end == 0)
        {
            return 0;
        }
        var lines = CountLineEnds(data[..end]);
        if (data[end - 1] is not (Lf or Cr))
        {
            lines++;
        }
        pieces.Add(new(0, end, Line, Record, CsvFault.None, 0));
        Line += lines;
        Record += lines;
        return end;
    }

    private static int EndOfLastLine(ReadOnlySpan<byte> data)
    {
        // A CR at the very end may be the first half of CR LF.
        var end = data.Length > 0 && data[^1] == Cr ? data[..^1] : data;
        return end.LastIndexOfAny(Lf, Cr) + 1;
    }

    private (int Next, int Lines, CsvFault Fault, int FaultAt) ScanRecord(
        ReadOnlySpan<byte> data,
        int start,
        bool isFinal
    )
    {
        var position = start;
        var lines = 1;
        while (true)
        {
            var offset = data[position..].IndexOfAny(Stops);
            if (offset < 0)
            {
                return isFinal ? (data.Length, lines, CsvFault.None, 0) : Incomplete;
            }
            position += offset;
            if (data[position] != Quote)
            {
                var next = AfterLineEnd(data, position, isFinal);
                return next < 0 ? Incomplete : (next, lines, CsvFault.None, 0);
            }
            if (position != start && data[position - 1] != delimiter)
            {
                return BrokenLine(data, start, isFinal, CsvFault.StrayQuote, position);
            }
            var (close, fault) = Close(data, position, isFinal);
            if (close < 0)
            {
                return fault is CsvFault.None
                    ? Incomplete
                    : BrokenLine(data, start, isFinal, fault, position);
            }
            lines += CountLineEnds(data[position..close]);
            position = close + 1;
        }
    }

    private static (int, int, CsvFault, int) Incomplete => (-1, 0, CsvFault.None, 0);

    /// <summary>The closing quote of a field; -1 without a fault where more data is needed.</summary>
    private (int Close, CsvFault Fault) Close(ReadOnlySpan<byte> data, int open, bool isFinal)
    {
        var position = open + 1;
        while (true)
        {
            var offset = data[position..].IndexOf(Quote);
            if (offset < 0 || position + offset - open > maximumField)
            {
                return data.Length - open > maximumField ? (-1, CsvFault.LongQuote)
                    : isFinal ? (-1, CsvFault.UnclosedQuote)
                    : (-1, CsvFault.None);
            }
            position += offset;
            if (position + 1 == data.Length)
            {
                return isFinal ? (position, CsvFault.None) : (-1, CsvFault.None);
            }
            var after = data[position + 1];
            if (after == Quote)
            {
                position += 2;
                continue;
            }
            return after == delimiter || after is Lf or Cr
                ? (position, CsvFault.None)
                : (-1, CsvFault.TextAfterQuote);
        }
    }

    private static (int, int, CsvFault, int) BrokenLine(
        ReadOnlySpan<byte> data,
        int start,
        bool isFinal,
        CsvFault fault,
        int faultAt
    )
    {
        var offset = data[start..].IndexOfAny(Lf, Cr);
        var next =
            offset >= 0 ? AfterLineEnd(data, start + offset, isFinal)
            : isFinal ? data.Length
            : -1;
        if (next < 0)
        {
            return Incomplete;
        }
        // A quote that opens on a later line of the same record belongs to a field that was closed: the whole stays together.
        return faultAt >= next
            ? BrokenTail(data, start, isFinal, fault, faultAt)
            : (next, 1, fault, faultAt);
    }

    private static (int, int, CsvFault, int) BrokenTail(
        ReadOnlySpan<byte> data,
        int start,
        bool isFinal,
        CsvFault fault,
        int faultAt
    )
    {
        var offset = data[faultAt..].IndexOfAny(Lf, Cr);
        var next =
            offset >= 0 ? AfterLineEnd(data, faultAt + offset, isFinal)
            : isFinal ? data.Length
            : -1;
        return next < 0
            ? Incomplete
            : (next, 1 + CountLineEnds(data[start..faultAt]), fault, faultAt);
    }

    private static int AfterLineEnd(ReadOnlySpan<byte> data, int position, bool isFinal)
    {
        if (data[position] == Lf)
        {
            return position + 1;
        }
        if (position + 1 == data.Length)
        {
            return isFinal ? position + 1 : -1;
        }
        return data[position + 1] == Lf ? position + 2 : position + 1;
    }
}
