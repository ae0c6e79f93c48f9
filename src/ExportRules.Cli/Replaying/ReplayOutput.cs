using System.Text;

namespace ExportRules.Cli.Replaying;

/// <summary>Where the rows go. A file appears under its name only when it is complete.</summary>
internal sealed class ReplayOutput : IAsyncDisposable
{
    private readonly string? path;
    private readonly string? partial;
    private bool isComplete;

    public ReplayOutput(string? path, Terminal terminal)
    {
        this.path = path;
        if (path is null)
        {
            Stream = Standard(terminal.Output);
            return;
        }
        partial = path + ".part";
        Stream = new FileStream(
            partial,
            FileMode.Create,
            FileAccess.Write,
            FileShare.Read,
            1 << 16,
            FileOptions.Asynchronous
        );
    }

    public Stream Stream { get; }

    public async Task CompleteAsync(CancellationToken cancellation)
    {
        await Stream.FlushAsync(cancellation);
        if (Stream is FileStream file)
        {
            // On disk before it gets its name: after a power cut a named file must not be empty.
            file.Flush(flushToDisk: true);
            await file.DisposeAsync();
            File.Move(partial!, path!, overwrite: true);
        }
        isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (path is not null && !isComplete)
        {
            await Stream.DisposeAsync();
            File.Delete(partial!);
        }
    }

    private static Stream Standard(TextWriter writer)
    {
        writer.Flush();
        return writer is StreamWriter { BaseStream: var stream }
            ? stream
            : new TextWriterStream(writer);
    }

    /// <summary>Bytes to a writer of text, as tests have it.</summary>
    private sealed class TextWriterStream(TextWriter writer) : Stream
    {
        private readonly Decoder decoder = new UTF8Encoding(false).GetDecoder();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var chars = new char[count + 1];
            var length = decoder.GetChars(buffer, offset, count, chars, 0);
            writer.Write(chars, 0, length);
        }

        public override void Flush() => writer.Flush();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
