using System.Security.Cryptography;
using ExportRules.Replay.Parquet;

namespace ExportRules.Replay.Running;

/// <summary>
/// An output that appears under its name only when it is complete, and that a later run can go on with: beside it lie
/// <c>.part</c> and <c>.checkpoint</c> until then.
/// </summary>
internal sealed class ResumableFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string? identity;
    private readonly bool keep;
    private readonly FileStream file;
    private const long BetweenSendings = 256L << 20;

    private Task sending = Task.CompletedTask;
    private long unsent;
    private Checkpoint? last;
    private bool isComplete;

    /// <param name="path">Where the complete output will be.</param>
    /// <param name="identity">What the run depends on; null where it cannot be resumed.</param>
    /// <param name="resume">Whether to go on with what is there.</param>
    /// <param name="keep">Whether what is there is neither emptied at the beginning nor removed at the end.</param>
    /// <param name="pack">What turns the text into a file of another form; null for text as it is.</param>
    public ResumableFile(
        string path,
        string? identity,
        bool resume,
        Func<Stream, Stream>? pack = null,
        bool keep = false
    )
    {
        this.path = path;
        this.identity = identity;
        this.keep = keep;
        if (pack is null && ParquetFile.Is(path))
        {
            throw new ReplayException(
                DiagnosticCodes.OutputProblem,
                $"`{path}`: a partition is written as text, so that partitions can be put one behind the other"
            );
        }
        CanResume = identity is not null && pack is null;
        if (resume && !CanResume)
        {
            throw new ReplayException(
                DiagnosticCodes.ResumeMismatch,
                "only a run from a file to a file of text can be resumed: no standard input, no Parquet output",
                "begin anew without --resume"
            );
        }
        last = resume ? Checkpoint.Read(CheckpointPath) : null;
        if (last is not null && last.Identity != identity)
        {
            throw new ReplayException(
                DiagnosticCodes.ResumeMismatch,
                $"`{CheckpointPath}` belongs to a run with another input, law or options",
                "begin anew without --resume"
            );
        }
        file = Open(
            keep ? FileMode.OpenOrCreate
            : last is null ? FileMode.Create
            : FileMode.Open
        );
        if (last is null)
        {
            File.Delete(CheckpointPath);
        }
        else
        {
            Continue(last);
        }
        Stream =
            pack is not null ? pack(file)
            : CompressedFile.IsCompressed(path) ? CompressedFile.Compress(path, file)
            : file;
    }

    private FileStream Open(FileMode mode)
    {
        try
        {
            return new(
                PartPath,
                mode,
                FileAccess.ReadWrite,
                FileShare.Read,
                1 << 16,
                FileOptions.Asynchronous
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ReplayException.CannotWrite(path, error);
        }
    }

    public Stream Stream { get; }

    public bool CanResume { get; }

    /// <summary>Where the earlier run stopped; null at the beginning.</summary>
    public Checkpoint? Resumed => last is not null && Hash is not null ? last : null;

    /// <summary>The digest of what is written already.</summary>
    public IncrementalHash? Hash { get; private set; }

    private string PartPath => path + ".part";

    private string CheckpointPath => path + ".checkpoint";

    /// <summary>What a later run could go on with, if it were saved; null before there is anything.</summary>
    public Checkpoint? Reached { get; private set; }

    /// <summary>Takes note of what is done, where a later run could go on behind it.</summary>
    public void Note(ReplayProgress progress, long errorBytes)
    {
        if (CanResume && Stream is not FramedStream { IsWhole: false })
        {
            Reached = new(identity!, progress, file.Position, errorBytes);
        }
    }

    /// <summary>Remembers on disk what was reached.</summary>
    public void Save()
    {
        if (Reached is not null && Reached != last)
        {
            file.Flush(flushToDisk: true);
            last = Reached;
            last.Write(CheckpointPath);
        }
    }

    /// <summary>Lets the disk begin with what has been written, so that less is left for the end.</summary>
    /// <param name="bytes">How many bytes were written since the last call.</param>
    public void SendToDisk(int bytes)
    {
        unsent += bytes;
        if (unsent >= BetweenSendings && sending.IsCompleted)
        {
            unsent = 0;
            // If it fails, so does the last one, which is reported.
            sending = Task.Run(() => RandomAccess.FlushToDisk(file.SafeFileHandle));
        }
    }

    /// <summary>Gives the output its name.</summary>
    public async Task CompleteAsync()
    {
        await SealAsync();
        Name();
    }

    /// <summary>Gives what is sealed its name.</summary>
    public void Name()
    {
        File.Move(PartPath, path, overwrite: true);
        File.Delete(CheckpointPath);
        isComplete = true;
    }

    /// <summary>Ends the writing: all that is missing of the output is its name.</summary>
    public async Task SealAsync()
    {
        if (!ReferenceEquals(Stream, file))
        {
            await Stream.DisposeAsync();
        }
        await file.FlushAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // On disk before it gets its name: after a power cut a named file must not be empty.
        file.Flush(flushToDisk: true);
        await file.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (isComplete)
        {
            return;
        }
        try
        {
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Stream.DisposeAsync();
            await file.DisposeAsync();
        }
        catch (IOException) when (last is not null)
        {
            // A full disk: what the checkpoint names is there, and the first error has been reported.
        }
        if (last is null && !keep)
        {
            File.Delete(PartPath);
        }
    }

    private void Continue(Checkpoint checkpoint)
    {
        if (file.Length < checkpoint.FileBytes)
        {
            throw NotWritten("is shorter than its checkpoint says");
        }
        file.SetLength(checkpoint.FileBytes);
        Hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var written = CompressedFile.Unpack(
            path,
            new(PartPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
        );
        try
        {
            var buffer = new byte[1 << 20];
            for (int read; (read = written.Read(buffer)) > 0; )
            {
                Hash.AppendData(buffer, 0, read);
            }
        }
        catch (ReplayException)
        {
            throw NotWritten("is damaged");
        }
        file.Position = checkpoint.FileBytes;
        Reached = checkpoint;
    }

    private ReplayException NotWritten(string why) =>
        new(DiagnosticCodes.ResumeMismatch, $"`{PartPath}` {why}", "begin anew without --resume");
}
