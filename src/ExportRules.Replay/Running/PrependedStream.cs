namespace ExportRules.Replay.Running;

/// <summary>A stream of which the first bytes were already read.</summary>
internal sealed class PrependedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream(rest)
{
    private readonly Stream rest = rest;
    private ReadOnlyMemory<byte> head = head;

    public override int Read(Span<byte> buffer) =>
        head.Length > 0 ? TakeHead(buffer) : rest.Read(buffer);

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) =>
        head.Length > 0
            ? ValueTask.FromResult(TakeHead(buffer.Span))
            : rest.ReadAsync(buffer, cancellationToken);

    /// <summary>Passes over what was already read, up to a length; the rest of the way is in the other stream.</summary>
    public (int Passed, Stream Behind) TakeHead(long count)
    {
        var passed = (int)Math.Min(count, head.Length);
        head = head[passed..];
        return (passed, rest);
    }

    private int TakeHead(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, head.Length);
        head.Span[..count].CopyTo(buffer);
        head = head[count..];
        return count;
    }
}
