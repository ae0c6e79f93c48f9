namespace ExportRules.Replay.Running;

/// <summary>
/// Packs text into frames, one behind the other, each of which can be unpacked by itself: gzip calls them members. What ends
/// with a frame is whole, and another run can go on behind it.
/// </summary>
/// <param name="file">Where to; it stays open.</param>
/// <param name="pack">What packs a frame into the file, and leaves it open.</param>
internal sealed class FramedStream(Stream file, Func<Stream, Stream> pack) : WriteOnlyStream
{
    /// <summary>A frame ends with the write that brings it to so many bytes of text.</summary>
    private const int FrameBytes = 1 << 23;

    private Stream? frame;
    private long length;

    /// <summary>Whether the file can be unpacked as it is now.</summary>
    public bool IsWhole => frame is null;

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        frame ??= pack(file);
        await frame.WriteAsync(buffer, cancellationToken);
        length += buffer.Length;
        if (length >= FrameBytes)
        {
            await EndAsync();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush() => frame?.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        frame?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            frame?.Dispose();
            frame = null;
        }
        base.Dispose(disposing);
    }

    private async ValueTask EndAsync()
    {
        if (frame is { } ended)
        {
            (frame, length) = (null, 0);
            await ended.DisposeAsync();
        }
    }
}
