using System.Security.Cryptography;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Running;

/// <summary>Reads, decides and writes: in the order of the input, on several threads, with bounded memory.</summary>
internal sealed class ReplayRunner(ReplayJob job)
{
    private readonly Tally tally = new();
    private long written;

    public async Task<ReplaySummary> RunAsync(CancellationToken cancellation)
    {
        var codec = await ReplayCodec.OpenAsync(job, cancellation);
        using var hash = job.Check is not null
            ? null
            : job.Hash ?? IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = await codec.BeginAsync(cancellation);
        job.Announce?.Invoke(codec.Warnings);
        if (job.Resume is { } earlier)
        {
            tally.Add(earlier.Counts);
            written = earlier.Written;
            await codec.SkipToAsync(earlier.Input, cancellation);
        }
        else
        {
            await WriteAsync(header);
        }
        await OrderedPipeline.RunAsync(
            codec.ReadAsync,
            work => work.Process(),
            async (result, isLast, _) =>
            {
                await WriteAsync(result.Output.Written);
                if (isLast && job.IsInteractive)
                {
                    await job.Output.FlushAsync(cancellation);
                }
                Account(result);
            },
            job.Threads,
            cancellation
        );
        await job.Output.FlushAsync(cancellation);
        var summary = new ReplaySummary
        {
            Input = job.InputName,
            Policy = job.Policy.Describe(),
            Against = job.Against?.Describe(),
            Counts = tally.ToCounts(),
            Digest = hash is null ? CheckText.Of(job.Check!) : Sha256Text.Of(hash),
            Length = written,
            Warnings = codec.Warnings,
        };
        return job.Statistics is SummaryBuilder statistics
            ? statistics.Complete(summary, job.Policy, job.Against)
            : summary;

        async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes)
        {
            // The digest is taken while the system writes.
            var writing = job.Output.WriteAsync(bytes, cancellation);
            hash?.AppendData(bytes.Span);
            job.Check?.Append(bytes.Span);
            await writing;
            written += bytes.Length;
        }
    }

    private void Account(ChunkResult result)
    {
        tally.Add(result.Tally);
        if (result.Statistics is { } chunk)
        {
            job.Statistics?.Add(chunk);
        }
        foreach (var (place, answer) in result.Errors)
        {
            job.OnError?.Invoke(place, answer);
        }
        job.OnProgress?.Invoke(new(result.End, written, tally.ToCounts()));
        if (tally.Errors > job.MaximumErrors)
        {
            throw new ReplayException(
                DiagnosticCodes.TooManyErrors,
                $"{tally.Errors} rows are errors, more than the {job.MaximumErrors} allowed",
                "raise --max-errors, or mend the input",
                job.InputName
            );
        }
    }
}
