using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>Puts outputs together while other partitions are still being replayed.</summary>
internal sealed class MergePipeline : IAsyncDisposable
{
    private readonly Channel<MergePart> parts = Channel.CreateUnbounded<MergePart>();
    private readonly ConcurrentQueue<MergePart> lost = new();
    private readonly CancellationTokenSource stop = new();
    private readonly Task<ReplaySummary> merging;
    private volatile int merged;

    public MergePipeline(ReplayRunRequest request, Replayer replayer) =>
        merging = Task.Run(() => MergeAsync(request, replayer));

    /// <summary>How many partitions are in the output.</summary>
    public int Merged => merged;

    public bool HasFailed => merging.IsFaulted;

    /// <summary>A completed partition, in any order.</summary>
    public void Add(MergePart part) => parts.Writer.TryWrite(part);

    /// <summary>A completed partition whose output is not there, or not what was said of it.</summary>
    public bool TryTakeLost([NotNullWhen(true)] out MergePart? part) => lost.TryDequeue(out part);

    /// <summary>All partitions are in: gives the output its name.</summary>
    public Task<ReplaySummary> CompleteAsync()
    {
        parts.Writer.TryComplete();
        return merging;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await ((Task)merging).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
        stop.Dispose();
    }

    private async Task<ReplaySummary> MergeAsync(ReplayRunRequest request, Replayer replayer)
    {
        await using var merge = new ReplayMerge(request.Output);
        var waiting = new Dictionary<int, MergePart>();
        await foreach (var part in parts.Reader.ReadAllAsync(stop.Token))
        {
            waiting[part.Index] = part;
            while (waiting.Remove(merged, out var next))
            {
                if (!await merge.AddAsync(next.Path, next.Summary, next.Verify, stop.Token))
                {
                    lost.Enqueue(next);
                    break;
                }
                merged++;
            }
        }
        return await merge.CompleteAsync(request.InputName, replayer);
    }
}

/// <summary>The output of a partition.</summary>
/// <param name="Index">Its place.</param>
/// <param name="Path">The file.</param>
/// <param name="Summary">What was recorded of it.</param>
/// <param name="Verify">Whether it is from before: a power cut may have taken what was written.</param>
internal sealed record MergePart(int Index, string Path, ReplaySummary Summary, bool Verify);
