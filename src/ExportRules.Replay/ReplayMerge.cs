using System.Buffers;
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
    private readonly ResumableFile file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Tally tally = new();
    private long length;
    private IReadOnlyList<Diagnostic>? warnings;

    /// <summary>Begins the file.</summary>
    /// <param name="output">The file to write; its ending says whether it is compressed.</param>
    /// <exception cref="ReplayException">It cannot be written.</exception>
    public ReplayMerge(string output)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        file = new(output, identity: null, resume: false);
    }

    /// <summary>Adds the output of the next partition.</summary>
    /// <param name="path">The output.</param>
    /// <param name="part">What the replay of the partition said of it.</param>
    /// <param name="verify">
    /// Whether to check its digest too, and not just its length: where a machine may have lost what it had written.
    /// </param>
    /// <param name="cancellation">Ends the copying; the merge is then of no more use.</param>
    /// <returns>False where the output is not what was said of it; then nothing is added.</returns>
    public async Task<bool> AddAsync(
        string path,
        ReplaySummary part,
        bool verify,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(part);
        FileStream source;
        try
        {
            source = new(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                1
            );
        }
        catch (IOException)
        {
            return false;
        }
        await using var closing = source;
        if (
            source.Length != part.Length
            || (verify && await DigestAsync(source, cancellation) != part.Digest)
        )
        {
            return false;
        }
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0; )
            {
                hash.AppendData(buffer, 0, read);
                await file.Stream.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
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
        ArgumentNullException.ThrowIfNull(replayer);
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
        await file.CompleteAsync();
        return summary;
    }

    /// <summary>Ends the merge; without <see cref="CompleteAsync"/> no file is left.</summary>
    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await file.DisposeAsync();
    }

    private static async Task<string> DigestAsync(FileStream source, CancellationToken cancellation)
    {
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(source, cancellation));
        source.Position = 0;
        return Sha256Text.Prefix + digest;
    }
}
