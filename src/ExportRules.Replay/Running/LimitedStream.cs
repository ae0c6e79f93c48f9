namespace ExportRules.Replay.Running;

/// <summary>The beginning of a stream, as if it ended there.</summary>
internal sealed class LimitedStream(Stream whole, long length) : ForwardStream(whole)
{
    private readonly Stream whole = whole;
    private long left = length;

    public async ValueTask<long> SkipAsync(long count, CancellationToken cancellation)
    {
        var skipped = await whole.SkipAsync(Math.Min(count, left), cancellation);
        left -= skipped;
        return skipped;
    }

    public override int Read(Span<byte> buffer)
    {
        var read = whole.Read(buffer[..(int)Math.Min(left, buffer.Length)]);
        left -= read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var read = await whole.ReadAsync(
            buffer[..(int)Math.Min(left, buffer.Length)],
            cancellationToken
        );
        left -= read;
        return read;
    }
}
