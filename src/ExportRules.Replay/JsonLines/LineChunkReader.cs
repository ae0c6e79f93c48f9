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
        var size = Math.Max(ChunkSize, rest.Length * 2);
        while (true)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            rest.CopyTo(buffer, 0);
            var filled = rest.Length;
            var end = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            while (!isAtEnd && filled < size && (fill || end == 0))
            {
                var read = await stream.ReadAsync(
                    buffer.AsMemory(filled, size - filled),
                    cancellation
                );
                isAtEnd = read == 0;
                var found = buffer.AsSpan(filled, read).LastIndexOf((byte)'\n');
                end = found < 0 ? end : filled + found + 1;
                filled += read;
            }
            end = isAtEnd ? filled : end;
            if (end == 0 && filled > MaximumLine)
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
            if (isAtEnd)
            {
                return null;
            }
            size = Math.Max(size, rest.Length) * 2;
        }
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
