using System.Buffers;

namespace ExportRules.Replay.Running;

/// <summary>Goes forward in a stream; what can be searched is not read.</summary>
internal static class StreamSkip
{
    /// <summary>How far it went: less than asked for at the end only.</summary>
    public static async ValueTask<long> SkipAsync(
        this Stream stream,
        long count,
        CancellationToken cancellation
    )
    {
        switch (stream)
        {
            case PrependedStream prepended:
                var (passed, rest) = prepended.TakeHead(count);
                return passed + await rest.SkipAsync(count - passed, cancellation);
            case LimitedStream limited:
                return await limited.SkipAsync(count, cancellation);
            case { CanSeek: true }:
                var length = Math.Min(count, stream.Length - stream.Position);
                stream.Seek(length, SeekOrigin.Current);
                return length;
            default:
                return await ReadAsync(stream, count, cancellation);
        }
    }

    private static async ValueTask<long> ReadAsync(
        Stream stream,
        long count,
        CancellationToken cancellation
    )
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        var skipped = 0L;
        for (var read = 1; read > 0 && skipped < count; skipped += read)
        {
            var wanted = (int)Math.Min(count - skipped, buffer.Length);
            read = await stream.ReadAsync(buffer.AsMemory(0, wanted), cancellation);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return skipped;
    }
}
