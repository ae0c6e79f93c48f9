using System.Collections.Concurrent;
using ExportRules.Replay.Orleans.Coordinating;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace ExportRules.Replay.Orleans.Working;

/// <summary>Replays partitions on this silo, a bounded number at once.</summary>
internal sealed partial class PartitionRunner(
    IGrainFactory grains,
    ILocalSiloDetails silo,
    IOptions<ReplaySiloOptions> options,
    RunLaw law,
    IHostApplicationLifetime lifetime,
    ILogger<PartitionRunner> logger
)
{
    private long completed;
    private long failed;
    private long rows;

    private readonly ConcurrentDictionary<(string Run, int Index), Work> running = new();

    /// <summary>The address of this silo, which is the key of its worker.</summary>
    public string Silo { get; } = silo.SiloAddress.ToParsableString();

    /// <summary>Partitions under way, for metrics as all of these.</summary>
    public int Running => running.Count;

    public long Completed => Interlocked.Read(ref completed);

    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Rows of completed partitions.</summary>
    public long Rows => Interlocked.Read(ref rows);

    public SiloReport Report(string run) =>
        new(
            running
                .Where(pair => pair.Key.Run == run)
                .ToDictionary(pair => pair.Key.Index, pair => pair.Value.Rows),
            Math.Max(0, options.Value.Partitions - running.Count)
        );

    public async Task<string?> RefusalAsync(string run) => (await law.OfAsync(run)).Refusal;

    public async Task<WorkAnswer> BeginAsync(string run, PartitionOrder order)
    {
        if (running.ContainsKey((run, order.Index)))
        {
            return new(true);
        }
        var (request, replayer, _) = await law.OfAsync(run);
        if (replayer is null)
        {
            return new(false);
        }
        var work = new Work(lifetime.ApplicationStopping);
        if (running.Count >= options.Value.Partitions || !running.TryAdd((run, order.Index), work))
        {
            work.Dispose();
            return new(false);
        }
        _ = Task.Run(() => RunAsync(run, request, replayer, order, work));
        return new(true);
    }

    public void Stop(string run)
    {
        foreach (var (key, work) in running)
        {
            if (key.Run == run)
            {
                work.Stop.Cancel();
            }
        }
    }

    private async Task RunAsync(
        string run,
        ReplayRunRequest request,
        Replayer replayer,
        PartitionOrder order,
        Work work
    )
    {
        // A place is never empty while there is work: the answer to an outcome is the next partition.
        for (var next = order; next is not null; )
        {
            PartitionOrder? following = null;
            try
            {
                work.Rows = 0;
                var outcome = await ReplayAsync(request, replayer, next, work);
                following = outcome is null ? null : await TellAsync(run, outcome, work.Stop.Token);
            }
            finally
            {
                if (following is null || !running.TryAdd((run, following.Index), work))
                {
                    following = null;
                }
                running.TryRemove((run, next.Index), out _);
            }
            next = following;
        }
        work.Dispose();
    }

    private async Task<PartitionOutcome?> ReplayAsync(
        ReplayRunRequest request,
        Replayer replayer,
        PartitionOrder order,
        Work work
    )
    {
        var path = PartitionFiles.Path(request, order.Index);
        // A silo that was taken for dead may still write: each attempt has a name of its own.
        var attempt = $"{path}.{Guid.NewGuid():N}";
        try
        {
            var (summary, details) = await replayer.RunPartAsync(
                order.Of(request.Input),
                request.InputName,
                attempt,
                request.HasDetails ? PartitionFiles.Details(attempt) : null,
                counts => work.Rows = counts.Read,
                work.Stop.Token
            );
            if (details is not null)
            {
                File.Move(
                    PartitionFiles.Details(attempt),
                    PartitionFiles.Details(path),
                    overwrite: true
                );
            }
            File.Move(attempt, path, overwrite: true);
            Interlocked.Increment(ref completed);
            Interlocked.Add(ref rows, summary.Counts.Read);
            return new(order.Index, Silo, summary.Counts, summary.Digest, summary.Length, null)
            {
                Details = details,
                Warnings = order.Index == 0 ? summary.Warnings : [],
            };
        }
        catch (OperationCanceledException)
        {
            Remove(attempt);
            return null;
        }
#pragma warning disable CA1031 // Whatever a partition fails of is reported, and must not end the silo.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogFailure(error, order.Index);
            Interlocked.Increment(ref failed);
            Remove(attempt);
            return new(order.Index, Silo, null, null, 0, Describe(error));
        }
    }

    private async Task<PartitionOrder?> TellAsync(
        string run,
        PartitionOutcome outcome,
        CancellationToken stop
    )
    {
        // The run's grain may be on its way to another silo; if it cannot be reached the run finds out by itself.
        for (var attempt = 0; attempt < 60 && !stop.IsCancellationRequested; attempt++)
        {
            try
            {
                return await grains.GetGrain<IReplayRunGrain>(run).EndedAsync(outcome);
            }
#pragma warning disable CA1031 // Anything on the way is tried again.
            catch (Exception error)
#pragma warning restore CA1031
            {
                LogUnreachable(error, run);
                await Task.Delay(TimeSpan.FromSeconds(0.5), CancellationToken.None);
            }
        }
        return null;
    }

    // What an attempt has left; the disk may be as it is because of the same fault.
    private static void Remove(string attempt)
    {
        try
        {
            File.Delete(attempt);
            File.Delete(PartitionFiles.Details(attempt));
        }
        catch (IOException) { }
    }

    private static string Describe(Exception error) =>
        error is DiagnosticException { Diagnostics: [var first, ..] }
            ? $"{first.Code}: {first.Message}"
            : error.Message;

    [LoggerMessage(Level = LogLevel.Warning, Message = "partition {Index} failed")]
    private partial void LogFailure(Exception error, int index);

    [LoggerMessage(Level = LogLevel.Information, Message = "run {Run} cannot be reached")]
    private partial void LogUnreachable(Exception error, string run);

    /// <summary>One partition under way.</summary>
    private sealed class Work(CancellationToken silo) : IDisposable
    {
        public CancellationTokenSource Stop { get; } =
            CancellationTokenSource.CreateLinkedTokenSource(silo);

        public long Rows { get; set; }

        public void Dispose() => Stop.Dispose();
    }
}
