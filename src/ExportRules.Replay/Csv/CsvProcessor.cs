using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;
using nietras.SeparatedValues;

namespace ExportRules.Replay.Csv;

/// <summary>Decides the rows of a chunk. Safe to call from several threads; chunks do not know of each other.</summary>
internal sealed class CsvProcessor(
    ColumnMap map,
    char delimiter,
    IRowWriter writer,
    RowJudge judge,
    RowProjection? projection,
    StatisticsColumns? statistics,
    bool isDecoded
)
{
    private const char Undecodable = '\ufffd';

    private readonly SearchValues<char> content = SearchValues.Create([delimiter, ' ', '"', '\t']);
    private readonly AnswerCache<CachedAnswer> cache = new();
    private readonly ConcurrentDictionary<string, CachedAnswer> answers = new(
        StringComparer.Ordinal
    );

    public ChunkResult Process(CsvChunk chunk)
    {
        var result = new ChunkResult(chunk.Buffer.Length * 2)
        {
            End = chunk.End,
            Statistics = statistics is null ? null : new(),
        };
        var chars = ArrayPool<char>.Shared.Rent(chunk.Buffer.Length);
        try
        {
            foreach (var piece in chunk.Pieces)
            {
                var bytes = chunk.Buffer.AsSpan(piece.Start, piece.Length);
                var length = Encoding.UTF8.GetChars(bytes, chars);
                var text = chars.AsMemory(0, length);
                if (piece.Fault is not CsvFault.None)
                {
                    Faulty(result, piece, text.Span);
                    continue;
                }
                // Text that was decoded from another encoding shows what could not be read by the same sign.
                var isSuspicious = isDecoded
                    ? text.Span.Contains(Undecodable)
                    : !Utf8.IsValid(bytes);
                Sound(result, piece, text, isSuspicious);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
        return result;
    }

    /// <summary>A row as an example that can be explained; null where no statistics are taken.</summary>
    public RowExample? Example(string[] fields, RowPlace place) =>
        statistics?.Example(fields, place);

    private void Sound(
        ChunkResult result,
        CsvPiece piece,
        ReadOnlyMemory<char> text,
        bool isSuspicious
    )
    {
        using var reader = new Sep(delimiter)
            .Reader(options => options with { HasHeader = false, DisableColCountCheck = true })
            .From(new CharsReader(text));
        var (line, record) = (piece.Line, piece.Record);
        var hasQuotes = text.Span.Contains('"');
        Span<uint> codes = stackalloc uint[projection?.Count ?? 0];
        foreach (var row in reader)
        {
            result.Tally.Read++;
            var span = row.Span;
            var place = new RowPlace(line, record);
            record++;
            line += hasQuotes ? 1 + LineEnds(span) : 1;
            if (span.IndexOfAnyExcept(content) < 0)
            {
                result.Tally.SkippedEmpty++;
                continue;
            }
            if (row.ColCount != map.Columns.Length)
            {
                Ragged(result, place, Fields(row));
            }
            else if (isSuspicious && span.Contains(Undecodable))
            {
                Reject(result, place, Fields(row), Undecoded(row));
            }
            else
            {
                Decide(result, place, row, codes);
            }
        }
    }

    private void Decide(ChunkResult result, RowPlace place, SepReader.Row row, Span<uint> codes)
    {
        if (!TryProject(row, codes))
        {
            Write(result, place, row, Decide(Fields(row), place));
            return;
        }
        if (!cache.TryGet(codes, out var answer))
        {
            answer = Decide(Fields(row), place);
            if (
                answer.Decision.Outcome is not null
                && answer.Against?.Outcome is not null == judge.HasAgainst
            )
            {
                answer = Shared(answer);
                cache.Add(codes, answer);
            }
        }
        Write(result, place, row, answer!);
    }

    private bool TryProject(SepReader.Row row, Span<uint> codes)
    {
        if (projection is null)
        {
            return false;
        }
        foreach (var column in projection.LicenseColumns)
        {
            if (row[column].Span.Length > 0)
            {
                return false;
            }
        }
        var supplied = 0u;
        var projectors = projection.Projectors;
        for (var index = 0; index < projectors.Length; index++)
        {
            var projector = projectors[index];
            var code = projector.Code(row[projector.Index].Span);
            if (code == FactProjector.None)
            {
                return false;
            }
            codes[index] = code;
            supplied |= code;
        }
        return supplied != 0;
    }

    private CachedAnswer Decide(string[] fields, RowPlace place)
    {
        var (decision, against) = judge.Decide(fields, place);
        return new(decision, against, writer.Cells(decision, against));
    }

    /// <summary>Many combinations of facts have the same answer, to the byte: they share one.</summary>
    private CachedAnswer Shared(CachedAnswer answer) =>
        answers.GetOrAdd(Encoding.UTF8.GetString(answer.Cells), answer);

    private void Write(ChunkResult result, RowPlace place, SepReader.Row row, CachedAnswer answer)
    {
        result.Add(place, answer.Decision);
        statistics?.Add(result.Statistics!, row, place, answer);
        writer.Write(result.Output, row, answer);
    }

    private void Ragged(ChunkResult result, RowPlace place, string[] fields)
    {
        var expected = map.Columns.Length;
        var surplus = string.Join(delimiter, fields.Skip(expected));
        Reject(
            result,
            place,
            fields,
            new(
                DiagnosticCodes.FieldCount,
                Severity.Error,
                default,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected {expected} fields, got {fields.Length}"
                ) + (surplus.Length > 0 ? $"; beyond the last column: `{surplus}`" : "")
            )
        );
    }

    private Diagnostic Undecoded(SepReader.Row row)
    {
        var index = 0;
        while (!row[index].Span.Contains(Undecodable))
        {
            index++;
        }
        var column = map.Columns[index];
        return new(
            DiagnosticCodes.BadEncoding,
            Severity.Error,
            new(column.Name, 1, column.Index + 1),
            isDecoded ? "bytes that are no text in the declared encoding" : "not UTF-8"
        )
        {
            Hint = isDecoded ? null : "try --encoding cp932",
            Path = column.Name,
        };
    }

    /// <summary>A line that is no record: what stands before the bad quote is kept as fields, the rest as one.</summary>
    private void Faulty(ChunkResult result, CsvPiece piece, ReadOnlySpan<char> text)
    {
        result.Tally.Read++;
        var line = text.TrimEnd("\r\n");
        var fields = new List<string>();
        var start = 0;
        // The offset is in bytes; the quote itself is found again among the characters.
        var fault = Math.Min(piece.FaultAt, line.Length);
        for (var index = 0; index < fault && fields.Count < map.Columns.Length - 1; index++)
        {
            if (line[index] == delimiter && line[start..index].Count('"') % 2 == 0)
            {
                fields.Add(CsvField.Unquote(line[start..index]));
                start = index + 1;
            }
        }
        fields.Add(line[start..].ToString());
        Reject(
            result,
            new(piece.Line, piece.Record),
            [.. fields],
            new(
                piece.Fault is CsvFault.TooLong
                    ? DiagnosticCodes.LineTooLong
                    : DiagnosticCodes.BrokenQuotes,
                Severity.Error,
                new(
                    map.Columns[fields.Count - 1].Name,
                    1,
                    piece.Fault is CsvFault.TooLong ? 0 : fields.Count
                ),
                piece.Fault switch
                {
                    CsvFault.StrayQuote =>
                        "a quote stands within a field that does not begin with one",
                    CsvFault.TextAfterQuote =>
                        $"the quote that opens on line {piece.Line} is not closed before the next field",
                    CsvFault.UnclosedQuote =>
                        $"the quote that opens on line {piece.Line} is never closed",
                    _ =>
                        $"the line is longer than {CsvChunkReader.MaximumRecord >> 20} MiB; its columns are left out",
                }
            )
        );
    }

    private void Reject(ChunkResult result, RowPlace place, string[] fields, Diagnostic problem)
    {
        var (answer, against) = judge.Error(problem, place);
        result.Add(place, answer);
        if (result.Statistics?.Add(answer, against, 0) is { } group)
        {
            group.First ??= new(place.Line, place.Record, null);
        }
        writer.Write(result.Output, fields, new(answer, against, writer.Cells(answer, against)));
    }

    /// <summary>Line ends within a row, counted as the scanner counts them.</summary>
    private static int LineEnds(ReadOnlySpan<char> row)
    {
        var count = row.Count('\n');
        return row.Contains('\r') ? count + row.Count('\r') - row.Count("\r\n") : count;
    }

    public static string[] Fields(SepReader.Row row)
    {
        var fields = new string[row.ColCount];
        for (var index = 0; index < fields.Length; index++)
        {
            fields[index] = CsvField.Unquote(row[index].Span);
        }
        return fields;
    }
}
