using ExportRules.Replay.Orleans;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>Inflicts a fault on a cluster, and waits until it has been overcome.</summary>
internal sealed class Faults(
    ProcessCluster cluster,
    ReplayClusterClient client,
    ReplayRunRequest request,
    TemporaryFolder folder
)
{
    private int fullDisk;
    private static readonly TimeSpan RedisPause = TimeSpan.FromSeconds(FaultInput.IsFull ? 10 : 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <returns>How long it took from when the fault began, or from when what was stopped was started again; null for one that stays.</returns>
    public async Task<TimeSpan?> InflictAsync(string fault, string run)
    {
        var status = await client.StatusAsync(run);
        long begin;
        switch (fault)
        {
            case "worker":
                var worker = cluster.Silos.Keys.First(port =>
                    port != Port(status.Coordinator!)
                    && status.Silos.Keys.Any(silo => Port(silo) == port)
                );
                begin = TimeProvider.System.GetTimestamp();
                cluster.Kill(worker);
                await UntilAsync(run, now => now.Silos.Keys.All(silo => Port(silo) != worker));
                break;
            case "coordinator":
                begin = TimeProvider.System.GetTimestamp();
                cluster.Kill(Port(status.Coordinator!));
                await UntilAsync(run, now => now.Coordinator != status.Coordinator);
                break;
            case "redis":
                await cluster.StopRedisAsync();
                await Task.Delay(RedisPause, Token);
                await cluster.StartRedisAgainAsync();
                begin = TimeProvider.System.GetTimestamp();
                await UntilAsync(run, now => now.Done > status.Done || now.IsEnded);
                break;
            case "all":
                foreach (var silo in cluster.Silos.Keys.ToList())
                {
                    // After a kill, new silos wait a while for the old ones.
                    if (FaultInput.IsFull)
                    {
                        cluster.Kill(silo);
                    }
                    else
                    {
                        await cluster.StopAsync(silo);
                    }
                }
                begin = TimeProvider.System.GetTimestamp();
                await cluster.StartSilosAsync(3);
                await UntilAsync(run, now => now.Done > status.Done || now.IsEnded);
                break;
            case "rules":
                await UntilAsync(
                    run,
                    now => now.Messages.Any(message => message.Contains(" takes no part: "))
                );
                return null;
            case "disk":
                await cluster.Silos[fullDisk].UntilAsync("No space left on device");
                return null;
            default:
                return null;
        }
        return TimeProvider.System.GetElapsedTime(begin);
    }

    /// <summary>Inflicts a fault that is there before the run.</summary>
    public async Task PrepareAsync(string fault)
    {
        var parts = request.Output + ".parts";
        switch (fault)
        {
            case "rules":
                await cluster.StartSilosAsync(
                    1,
                    "--rules",
                    OtherRules.Write(
                        folder,
                        text => text.Replace("because: ", "because: Changed. ")
                    )
                );
                break;
            case "disk":
                Directory.CreateDirectory(parts);
                fullDisk = await cluster.StartSiloAsync(
                    (password, args) => CliProcess.StartOverFullDisk(parts, password, args)
                );
                break;
            case "poison":
                // Where the output of a partition belongs lies a folder: whoever does it, it fails.
                Directory.CreateDirectory(Path.Combine(Poisoned, "x"));
                break;
        }
    }

    /// <summary>Where the output of a poisoned partition belongs.</summary>
    public string Poisoned => Path.Combine(request.Output + ".parts", "000003.part");

    /// <summary>Waits until a run is so far; while its silo is lost there is no answer.</summary>
    public async Task UntilAsync(string run, Func<ReplayRunStatus, bool> isReached)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (true)
        {
            try
            {
                if (
                    isReached(
                        await client.StatusAsync(run).WaitAsync(TimeSpan.FromSeconds(5), Token)
                    )
                )
                {
                    return;
                }
            }
            catch (Exception error)
                when (error is not OperationCanceledException && !patience.IsCancellationRequested)
            {
                // The next call finds it on another silo.
            }
            await Task.Delay(20, patience.Token);
        }
    }

    private static int Port(string silo) =>
        int.Parse(
            silo.Split(':')[1].Split('@')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
