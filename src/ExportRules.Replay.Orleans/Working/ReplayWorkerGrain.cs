using Orleans.Concurrency;

namespace ExportRules.Replay.Orleans.Working;

/// <summary>The door to a silo's <see cref="PartitionRunner"/>; it keeps nothing itself.</summary>
[Reentrant]
internal sealed class ReplayWorkerGrain(PartitionRunner runner) : Grain, IReplayWorkerGrain
{
    public Task<SiloReport> ReportAsync(string run)
    {
        RequireOwnSilo();
        return Task.FromResult(runner.Report(run));
    }

    public async Task<string?> RefusalAsync(string run)
    {
        RequireOwnSilo();
        return await runner.RefusalAsync(run);
    }

    public async Task<WorkAnswer> BeginAsync(string run, PartitionOrder order)
    {
        RequireOwnSilo();
        return await runner.BeginAsync(run, order);
    }

    public Task StopAsync(string run)
    {
        runner.Stop(run);
        return Task.CompletedTask;
    }

    // The silo of this key may be gone; then another was asked to stand in for it, and must not.
    private void RequireOwnSilo()
    {
        if (this.GetPrimaryKeyString() != runner.Silo)
        {
            DeactivateOnIdle();
            throw new InvalidOperationException(
                $"silo {this.GetPrimaryKeyString()} is not in the cluster any more"
            );
        }
    }
}
