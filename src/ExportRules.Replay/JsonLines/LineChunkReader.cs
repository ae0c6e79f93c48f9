using System.Buffers;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.JsonLines;

/// <summary>Cuts a stream into chunks of whole lines.</summary>
/// <param name="stream">The stream.</param>
/// <param name="fill">Whether to wait for full chunks, or to hand on each line as soon as it is there.</param>
internal sealed class LineChunkReader(Stream stream, bool fill)
{
    private const int ChunkSize = 1 << 20;

    /// <summary>No line is longer; a line without end must not fill the memory.</summary>
    private const int MaximumLine = 1 << 26;

    private byte[] rest = [];
    private bool isAtEnd;
    private InputPosition position = new(0, 1, 1);

    public async ValueTask SkipToAsync(InputPosition target, CancellationToken cancellation)
    {
        if (await stream.SkipAsync(target.Offset, cancellation) < target.Offset)
        {
            throw ReplayException.EndsTooEarly();
        }
        position = target;
    }

    public async ValueTask<LineChunk?> ReadAsync(CancellationToken cancellation)
    {
        // Where a chunk ends depends on where it begins alone, not on what was read before: a run that was resumed has the same.
        for (var size = ChunkSize; ; size *= 2)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(size, rest.Length));
            rest.CopyTo(buffer, 0);
            var filled = rest.Length;
            var end = EndOfLines(buffer, 0, Math.Min(filled, size));
            while (!isAtEnd && filled < size && (fill || end == 0))
            {
                var read = await stream.ReadAsync(
                    buffer.AsMemory(filled, size - filled),
                    cancellation
                );
                isAtEnd = read == 0;
                end = Math.Max(end, EndOfLines(buffer, filled, filled + read));
                filled += read;
            }
            var isLast = isAtEnd && filled <= size;
            end = isLast ? filled : end;
            if (end == 0 && Math.Min(filled, size) > MaximumLine)
            {
                throw new ReplayException(
                    DiagnosticCodes.LineTooLong,
                    $"line {position.Line} is longer than {MaximumLine >> 20} MiB"
                );
            }
            rest = buffer.AsSpan(end, filled - end).ToArray();
            if (end > 0)
            {
                return Chunk(buffer, end);
            }
            ArrayPool<byte>.Shared.Return(buffer);
            if (isLast)
            {
                return null;
            }
        }
    }

    /// <summary>The place behind the last line end between two places; 0 where there is none.</summary>
    private static int EndOfLines(byte[] buffer, int start, int end)
    {
        var last = buffer.AsSpan(start, end - start).LastIndexOf((byte)'\n');
        return last < 0 ? 0 : start + last + 1;
    }

    private LineChunk Chunk(byte[] buffer, int length)
    {
        var lines = buffer.AsSpan(0, length).Count((byte)'\n');
        lines += buffer[length - 1] == '\n' ? 0 : 1;
        var start = position;
        position = new(start.Offset + length, start.Line + lines, start.Record + lines);
        return new(buffer, length, start, position);
    }
}
