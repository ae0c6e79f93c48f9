using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ExportRules.Replay.Orleans.Working;

namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>Puts outputs together while other partitions are still being replayed.</summary>
internal sealed class MergePipeline : IAsyncDisposable
{
    private readonly ReplayRunRequest request;
    private readonly Replayer replayer;
    private readonly Channel<MergePart> parts = Channel.CreateUnbounded<MergePart>();
    private readonly ConcurrentQueue<MergePart> lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task<ReplaySummary> merging;
    private ReplayMerge? sealedMerge;
    private volatile int merged;

    public MergePipeline(ReplayRunRequest request, Replayer replayer)
    {
        this.request = request;
        this.replayer = replayer;
        merging = Task.Run(MergeAsync);
    }

    /// <summary>How many partitions are in the output.</summary>
    public int Merged => merged;

    public bool HasFailed => merging.IsFaulted;

    /// <summary>A completed partition, in any order.</summary>
    public void Add(MergePart part) => parts.Writer.TryWrite(part);

    /// <summary>A completed partition whose output is not there, or not what was said of it.</summary>
    public bool TryTakeLost([NotNullWhen(true)] out MergePart? part) => lost.TryDequeue(out part);

    /// <summary>All partitions are in: the output is complete but for its name, and what is said of it is written.</summary>
    public Task<ReplaySummary> SealAsync()
    {
        parts.Writer.TryComplete();
        return merging;
    }

    /// <summary>Gives the output its name, when it is sealed.</summary>
    public void Name() => sealedMerge!.Name();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)merging).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
        if (sealedMerge is not null)
        {
            await sealedMerge.DisposeAsync();
        }
        stop.Dispose();
    }

    private async Task<ReplaySummary> MergeAsync()
    {
        var completed = new Dictionary<int, MergePart>();
        while (true)
        {
            merged = 0;
            try
            {
                return await MergeAsync(completed);
            }
            catch (InvalidDataException) when (completed.Remove(merged, out var damaged))
            {
                // What was put together before it is used again.
                lost.Enqueue(damaged);
            }
        }
    }

    private async Task<ReplaySummary> MergeAsync(Dictionary<int, MergePart> completed)
    {
        var merge = new ReplayMerge(request.Output, resume: true);
        try
        {
            await using var details = new DetailsMerge(request, replayer);
            do
            {
                while (parts.Reader.TryRead(out var part))
                {
                    completed[part.Index] = part;
                }
                while (completed.TryGetValue(merged, out var next))
                {
                    if (!await AddAsync(merge, details, next))
                    {
                        completed.Remove(merged);
                        lost.Enqueue(next);
                        break;
                    }
                    merged++;
                }
            } while (await parts.Reader.WaitToReadAsync(stop.Token));
            var summary = await details.CompleteAsync(
                await merge.SealAsync(request.InputName, replayer),
                stop.Token
            );
            sealedMerge = merge;
            return summary;
        }
        finally
        {
            if (sealedMerge is null)
            {
                await merge.DisposeAsync();
            }
        }
    }

    private async Task<bool> AddAsync(ReplayMerge merge, DetailsMerge details, MergePart part)
    {
        if (!details.TryRead(part) || !await merge.AddAsync(part.Path, part.Summary, stop.Token))
        {
            return false;
        }
        details.Add();
        if (merge.CanResume)
        {
            // The output has it. Gone at once it mostly never reaches the disk.
            File.Delete(part.Path);
        }
        return true;
    }
}

/// <summary>The output of a partition.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Path">The file.</param>
/// <param name="Summary">What was recorded of it.</param>
/// <param name="Details">The check of its details, where it has any.</param>
/// <param name="IsFromBefore">Whether it was recorded before this run came here.</param>
internal sealed record MergePart(
    int Index,
    string Path,
    ReplaySummary Summary,
    string? Details,
    bool IsFromBefore
);
