using System.Buffers;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>Cuts a UTF-8 stream into chunks of complete records; memory stays bounded by the longest line allowed.</summary>
internal sealed class CsvChunkReader(Stream stream, CsvScanner scanner, int chunkSize = 1 << 18)
{
    /// <summary>No record is longer; a line without end must not fill the memory.</summary>
    public const int MaximumRecord = 1 << 22;

    private byte[] rest = [];
    private long offset;
    private bool isAtEnd;

    /// <summary>Whether the header that was read is no record.</summary>
    public bool HasBrokenHeader { get; private set; }

    public InputPosition Position => new(offset, scanner.Line, scanner.Record);

    /// <summary>Goes on behind what an earlier run has done; the header has been read.</summary>
    public async ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation)
    {
        var skip = position.Offset - offset;
        var buffered = (int)Math.Min(skip, rest.Length);
        rest = rest[buffered..];
        skip -= buffered;
        if (await stream.SkipAsync(skip, cancellation) < skip)
        {
            throw ReplayException.EndsTooEarly();
        }
        offset = position.Offset;
        scanner.Line = position.Line;
        scanner.Record = position.Record;
    }

    /// <summary>The first record, without a byte-order mark; null where the input is empty.</summary>
    public async ValueTask<byte[]?> ReadHeaderAsync(CancellationToken cancellation)
    {
        var data = await FillAsync(cancellation);
        if (data.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]))
        {
            data = data[3..];
            offset += 3;
        }
        var pieces = new List<CsvPiece>();
        var length = scanner.Scan(data, isAtEnd, pieces, limit: 1);
        while (length == 0 && !isAtEnd && data.Length < MaximumRecord)
        {
            rest = data;
            data = await FillAsync(cancellation);
            length = scanner.Scan(data, isAtEnd, pieces, limit: 1);
        }
        HasBrokenHeader = pieces.Exists(piece => piece.Fault is not CsvFault.None);
        rest = data[length..];
        offset += length;
        scanner.Record = 1;
        return length == 0 ? null : data[..length];
    }

    /// <summary>The next chunk; null at the end.</summary>
    public async ValueTask<CsvChunk?> ReadAsync(CancellationToken cancellation)
    {
        // Where a chunk ends depends on where it begins alone, not on what was read before: a run that was resumed has the same.
        for (var size = chunkSize; ; size *= 2)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(size, rest.Length));
            rest.CopyTo(buffer, 0);
            var filled = rest.Length;
            while (!isAtEnd && filled < size)
            {
                var read = await stream.ReadAsync(
                    buffer.AsMemory(filled, size - filled),
                    cancellation
                );
                isAtEnd = read == 0;
                filled += read;
            }
            var seen = Math.Min(filled, size);
            var isLast = isAtEnd && seen == filled;
            var pieces = new List<CsvPiece>();
            var length = scanner.Scan(buffer.AsSpan(0, seen), isLast, pieces);
            if (length == 0 && seen >= MaximumRecord)
            {
                return await SkipLineAsync(buffer, filled, cancellation);
            }
            rest = buffer.AsSpan(length, filled - length).ToArray();
            if (length > 0)
            {
                offset += length;
                return new(buffer, pieces) { End = Position };
            }
            ArrayPool<byte>.Shared.Return(buffer);
            if (isLast)
            {
                return null;
            }
        }
    }

    /// <summary>A line beyond the limit becomes one faulty piece with its beginning; the rest of it is read and left out.</summary>
    private async ValueTask<CsvChunk> SkipLineAsync(
        byte[] buffer,
        int filled,
        CancellationToken cancellation
    )
    {
        const int Kept = 1 << 10;
        var piece = new CsvPiece(0, Kept, scanner.Line, scanner.Record, CsvFault.TooLong, 0);
        var start = buffer.AsSpan(0, Kept).ToArray();
        var end = -1;
        while (true)
        {
            end = buffer.AsSpan(0, filled).IndexOfAny((byte)'\n', (byte)'\r');
            if (end >= 0 || isAtEnd)
            {
                break;
            }
            offset += filled;
            filled = await stream.ReadAsync(buffer, cancellation);
            isAtEnd = filled == 0;
        }
        var next = end < 0 ? filled : end + 1;
        if (end >= 0 && buffer[end] == '\r')
        {
            if (next == filled)
            {
                // What ends the line may be the first half of CR LF.
                offset += filled;
                (next, filled) = (0, await stream.ReadAsync(buffer, cancellation));
                isAtEnd = filled == 0;
            }
            next += next < filled && buffer[next] == '\n' ? 1 : 0;
        }
        rest = buffer.AsSpan(next, filled - next).ToArray();
        offset += next;
        scanner.Line++;
        scanner.Record++;
        start.CopyTo(buffer, 0);
        return new(buffer, [piece]) { End = Position };
    }

    private async ValueTask<byte[]> FillAsync(CancellationToken cancellation)
    {
        var buffer = new byte[rest.Length + (1 << 16)];
        rest.CopyTo(buffer, 0);
        var read = await stream.ReadAtLeastAsync(
            buffer.AsMemory(rest.Length),
            1 << 16,
            throwOnEndOfStream: false,
            cancellation
        );
        isAtEnd = read < 1 << 16;
        return buffer[..(rest.Length + read)];
    }
}
