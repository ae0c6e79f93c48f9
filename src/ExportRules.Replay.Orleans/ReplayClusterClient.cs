using ExportRules.Replay.Orleans.Coordinating;

namespace ExportRules.Replay.Orleans;

/// <summary>Gives runs to a cluster and asks after them.</summary>
/// <param name="grains">The client of the cluster, or a silo's own.</param>
/// <remarks>Safe to call from several threads.</remarks>
public sealed class ReplayClusterClient(IGrainFactory grains)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Begins a run; the same request again goes on with it.</summary>
    /// <param name="request">What is to be replayed.</param>
    /// <returns>The identity of the run.</returns>
    /// <exception cref="FileNotFoundException">The silos do not see the input.</exception>
    public async Task<string> SubmitAsync(ReplayRunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stamp = await grains.GetGrain<IReplayInputGrain>(0).StampAsync(request.Input);
        var run = request.Identity(stamp);
        await grains.GetGrain<IReplayRunGrain>(run).StartAsync(request);
        return run;
    }

    /// <summary>Where a run stands.</summary>
    public Task<ReplayRunStatus> StatusAsync(string run) =>
        grains.GetGrain<IReplayRunGrain>(run).StatusAsync();

    /// <summary>Stops a run; what is done stays, and the same request goes on with it.</summary>
    public Task CancelAsync(string run) => grains.GetGrain<IReplayRunGrain>(run).CancelAsync();

    /// <summary>Waits until a run has ended. While silos are lost and found again it waits on, for two minutes.</summary>
    /// <param name="run">The identity of the run.</param>
    /// <param name="look">Told now and then where it stands.</param>
    /// <param name="cancellation">Ends the waiting, not the run.</param>
    /// <exception cref="OrleansException">The cluster cannot be reached.</exception>
    public async Task<ReplayRunStatus> WaitAsync(
        string run,
        Action<ReplayRunStatus>? look = null,
        CancellationToken cancellation = default
    )
    {
        var lastAnswer = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var status = await StatusAsync(run)
                    .WaitAsync(TimeSpan.FromSeconds(10), cancellation);
                lastAnswer = TimeProvider.System.GetTimestamp();
                look?.Invoke(status);
                if (status.IsEnded || status.Phase is ReplayRunPhase.None)
                {
                    return status;
                }
            }
            catch (Exception error)
                when (error is not OperationCanceledException
                    && TimeProvider.System.GetElapsedTime(lastAnswer) < Patience
                )
            {
                // Its silo may just have been lost; the next call finds it on another.
            }
            await Task.Delay(BetweenLooks, cancellation);
        }
    }
}
