using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using nietras.SeparatedValues;

namespace ExportRules.Replay.Csv;

/// <summary>Decides the rows of a chunk. Safe to call from several threads; chunks do not know of each other.</summary>
internal sealed class CsvProcessor(TableProcessor table, char delimiter, bool isDecoded)
{
    /// <summary>What is said where the text was decoded from another encoding.</summary>
    public const string UndecodedMessage = "bytes that are no text in the declared encoding";

    /// <summary>The sign for what could not be decoded.</summary>
    public const char Undecodable = MarkingFallback.Sign;

    private readonly SearchValues<char> content = SearchValues.Create([delimiter, ' ', '"', '\t']);

    public ChunkResult Process(CsvChunk chunk)
    {
        var result = table.Begin(chunk.Buffer.Length * 2, chunk.End);
        var chars = ArrayPool<char>.Shared.Rent(chunk.Buffer.Length);
        try
        {
            foreach (var piece in chunk.Pieces)
            {
                Piece(result, piece, chunk.Buffer.AsSpan(piece.Start, piece.Length), chars);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
        return result;
    }

    private void Piece(ChunkResult result, CsvPiece piece, ReadOnlySpan<byte> bytes, char[] chars)
    {
        var text = chars.AsMemory(0, Encoding.UTF8.GetChars(bytes, chars));
        if (piece.Fault is not CsvFault.None)
        {
            Faulty(result, piece, text.Span, Encoding.UTF8.GetCharCount(bytes[..piece.FaultAt]));
        }
        else if (isDecoded)
        {
            // Text that was decoded from another encoding shows what could not be read by one sign.
            Sound(result, piece, text, text.Span.Contains(Undecodable));
        }
        else if (Utf8.IsValid(bytes))
        {
            Sound(result, piece, text, isSuspicious: false);
        }
        else
        {
            EachRecord(result, piece, bytes, chars);
        }
    }

    /// <summary>Bytes that are no UTF-8 are the fault of one row; in another the same sign may be a letter that was written.</summary>
    private void EachRecord(
        ChunkResult result,
        CsvPiece piece,
        ReadOnlySpan<byte> bytes,
        char[] chars
    )
    {
        var scanner = new CsvScanner((byte)delimiter) { Line = piece.Line, Record = piece.Record };
        var pieces = new List<CsvPiece>();
        while (bytes.Length > 0)
        {
            pieces.Clear();
            var length = scanner.Scan(bytes, isFinal: true, pieces, limit: 1);
            var record = bytes[..length];
            var text = chars.AsMemory(0, Encoding.UTF8.GetChars(record, chars));
            Sound(result, pieces[0], text, !Utf8.IsValid(record));
            bytes = bytes[length..];
        }
    }

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
        Span<uint> codes = stackalloc uint[table.Projection?.Count ?? 0];
        foreach (var row in reader)
        {
            result.Tally.Read++;
            var span = row.Span;
            var place = new RowPlace(line, record);
            record++;
            line += hasQuotes ? 1 + CsvField.LineEnds(span) : 1;
            if (span.IndexOfAnyExcept(content) < 0)
            {
                result.Tally.SkippedEmpty++;
                continue;
            }
            if (row.ColCount != table.Map.Columns.Length)
            {
                Ragged(result, place, new SepRow(row).Fields());
            }
            else if (isSuspicious && span.Contains(Undecodable))
            {
                table.Reject(result, place, new SepRow(row).Fields(), Undecoded(row));
            }
            else
            {
                table.Decide(result, place, new SepRow(row), codes);
            }
        }
    }

    private void Ragged(ChunkResult result, RowPlace place, string[] fields)
    {
        var expected = table.Map.Columns.Length;
        var surplus = string.Join(delimiter, fields.Skip(expected));
        table.Reject(
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
        var column = table.Map.Columns[index];
        return new(
            DiagnosticCodes.BadEncoding,
            Severity.Error,
            new(column.Name, 1, column.Index + 1),
            isDecoded ? UndecodedMessage : "not UTF-8"
        )
        {
            Hint = isDecoded ? null : "try --encoding cp932",
            Path = column.Name,
        };
    }

    /// <summary>A line that is no record: what stands before the bad quote is kept as fields, the rest as one.</summary>
    private void Faulty(ChunkResult result, CsvPiece piece, ReadOnlySpan<char> text, int fault)
    {
        result.Tally.Read++;
        var line = text.TrimEnd("\r\n");
        var fields = new List<string>();
        var start = 0;
        for (var index = 0; index < fault && fields.Count < table.Map.Columns.Length - 1; index++)
        {
            if (line[index] == delimiter && line[start..index].Count('"') % 2 == 0)
            {
                fields.Add(CsvField.Unquote(line[start..index]));
                start = index + 1;
            }
        }
        fields.Add(line[start..].ToString());
        var open = piece.Line + CsvField.LineEnds(text[..fault]);
        table.Reject(
            result,
            new(piece.Line, piece.Record),
            [.. fields],
            new(
                piece.Fault is CsvFault.TooLong
                    ? DiagnosticCodes.LineTooLong
                    : DiagnosticCodes.BrokenQuotes,
                Severity.Error,
                new(
                    table.Map.Columns[fields.Count - 1].Name,
                    1,
                    piece.Fault is CsvFault.TooLong ? 0 : fields.Count
                ),
                piece.Fault switch
                {
                    CsvFault.StrayQuote =>
                        "a quote stands within a field that does not begin with one",
                    CsvFault.TextAfterQuote =>
                        $"the quote that opens on line {open} is not closed before the next field",
                    CsvFault.UnclosedQuote =>
                        $"the quote that opens on line {open} is never closed",
                    CsvFault.LongQuote =>
                        $"the quote that opens on line {open} is not closed within {CsvScanner.DefaultMaximumField >> 20} MiB",
                    _ =>
                        $"the line is longer than {CsvChunkReader.MaximumRecord >> 20} MiB; its columns are left out",
                }
            )
        );
    }
}
