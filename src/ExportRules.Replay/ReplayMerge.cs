using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using ExportRules.Replay.Running;

namespace ExportRules.Replay;

/// <summary>
/// Puts the outputs of partitions one behind the other: the file and the digest that one replay of the whole input gives.
/// The file appears under its name when it is complete.
/// </summary>
/// <remarks>For one caller at a time.</remarks>
public sealed class ReplayMerge : IAsyncDisposable
{
    private const int BlockSize = 1 << 20;

    private readonly ResumableFile file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Tally tally = new();
    private readonly byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private readonly byte[] other = ArrayPool<byte>.Shared.Rent(BlockSize);
    private FileStream? earlier;
    private long length;
    private IReadOnlyList<Diagnostic>? warnings;

    /// <summary>Begins the file.</summary>
    /// <param name="output">The file to write; its ending says whether it is compressed.</param>
    /// <exception cref="ReplayException">It cannot be written.</exception>
    public ReplayMerge(string output)
        : this(output, resume: false) { }

    /// <param name="output">The file to write.</param>
    /// <param name="resume">
    /// Whether to use what an earlier merge has put together, as far as it is what is added now, and to leave it to a later one.
    /// </param>
    internal ReplayMerge(string output, bool resume)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        CanResume = resume && !CompressedFile.IsCompressed(output);
        file = new(output, identity: null, resume: false, keep: CanResume);
        earlier = CanResume ? (FileStream)file.Stream : null;
    }

    /// <summary>Whether what has been added needs its partition no more.</summary>
    internal bool CanResume { get; }

    /// <summary>Adds the output of the next partition.</summary>
    /// <param name="path">The output.</param>
    /// <param name="part">What the replay of the partition said of it.</param>
    /// <param name="cancellation">Ends the copying; the merge is then of no more use.</param>
    /// <returns>False where the output is not there or has another length; then nothing is added.</returns>
    /// <exception cref="InvalidDataException">It is not what was said of it; the merge is then of no more use.</exception>
    public async Task<bool> AddAsync(
        string path,
        ReplaySummary part,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(part);
        if (!await WasAddedAsync(part, cancellation) && !await CopyAsync(path, part, cancellation))
        {
            return false;
        }
        tally.Add(part.Counts);
        length += part.Length;
        warnings ??= part.Warnings;
        return true;
    }

    /// <summary>Gives the file its name.</summary>
    /// <param name="input">The input, as it is to be named.</param>
    /// <param name="replayer">The replayer of the partitions.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<ReplaySummary> CompleteAsync(string input, Replayer replayer)
    {
        var summary = await SealAsync(input, replayer);
        Name();
        return summary;
    }

    /// <summary>Ends the file, on disk and without its name.</summary>
    internal async Task<ReplaySummary> SealAsync(string input, Replayer replayer)
    {
        ArgumentNullException.ThrowIfNull(replayer);
        earlier?.SetLength(length);
        var (policy, against) = replayer.Describe();
        var summary = new ReplaySummary
        {
            Input = input,
            Policy = policy,
            Against = against,
            Counts = tally.ToCounts(),
            Digest = Sha256Text.Of(hash),
            Length = length,
            Warnings = warnings ?? [],
        };
        await file.SealAsync();
        return summary;
    }

    /// <summary>Gives the file its name, when it is sealed.</summary>
    internal void Name() => file.Name();

    /// <summary>Ends the merge; without <see cref="CompleteAsync"/> no file is left.</summary>
    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await file.DisposeAsync();
        ArrayPool<byte>.Shared.Return(block);
        ArrayPool<byte>.Shared.Return(other);
    }

    /// <summary>Whether an earlier merge has added it already.</summary>
    private async Task<bool> WasAddedAsync(ReplaySummary part, CancellationToken cancellation)
    {
        if (earlier is null)
        {
            return false;
        }
        if (earlier.Length - length >= part.Length)
        {
            using var check = new Check(part.Digest);
            await ReadAsync(earlier, part.Length, check.Add, cancellation);
            if (check.IsRight())
            {
                earlier.Position = length;
                await ReadAsync(earlier, part.Length, hash.AppendData, cancellation);
                return true;
            }
        }
        earlier.SetLength(length);
        earlier.Position = length;
        earlier = null;
        return false;
    }

    private async Task<bool> CopyAsync(
        string path,
        ReplaySummary part,
        CancellationToken cancellation
    )
    {
        if (Open(path) is not { } source)
        {
            return false;
        }
        await using var closing = source;
        if (source.Length != part.Length)
        {
            return false;
        }
        using var check = new Check(part.Digest);
        var copied = 0L;
        var (here, next) = (block, other);
        var read = await source.ReadAsync(here, cancellation);
        while (read > 0)
        {
            // The next block is read while this one is hashed and written.
            var (now, count) = (here, read);
            var hashing = Task.Run(
                () =>
                {
                    hash.AppendData(now, 0, count);
                    check.Add(now, 0, count);
                },
                CancellationToken.None
            );
            try
            {
                await file.Stream.WriteAsync(now.AsMemory(0, count), cancellation);
                read = await source.ReadAsync(next, cancellation);
            }
            finally
            {
                await hashing;
            }
            (here, next) = (next, here);
            copied += count;
            file.SendToDisk(count);
        }
        return copied == part.Length && check.IsRight()
            ? true
            : throw new InvalidDataException($"`{path}` is not what its replay said of it");
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                bufferSize: 1
            );
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task ReadAsync(
        FileStream source,
        long count,
        Action<byte[], int, int> take,
        CancellationToken cancellation
    )
    {
        while (count > 0)
        {
            var wanted = (int)Math.Min(count, block.Length);
            var read = await source.ReadAsync(block.AsMemory(0, wanted), cancellation);
            if (read == 0)
            {
                return;
            }
            take(block, 0, read);
            count -= read;
        }
    }

    /// <summary>The digest of an output, or its check, whichever was said of it.</summary>
    private sealed class Check(string expected) : IDisposable
    {
        private readonly IncrementalHash? digest = expected.StartsWith(
            Sha256Text.Prefix,
            StringComparison.Ordinal
        )
            ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256)
            : null;

        private readonly XxHash128 check = new();

        public void Add(byte[] buffer, int start, int count)
        {
            if (digest is null)
            {
                check.Append(buffer.AsSpan(start, count));
            }
            else
            {
                digest.AppendData(buffer, start, count);
            }
        }

        public bool IsRight() =>
            expected == (digest is null ? CheckText.Of(check) : Sha256Text.Of(digest));

        public void Dispose() => digest?.Dispose();
    }
}
