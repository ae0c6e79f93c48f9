using System.Globalization;
using System.Security.Cryptography;
using ExportRules.Replay.Orleans;
using ExportRules.Tests.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Cluster.Tests;

/// <summary>
/// What can happen to silos and to Redis, all processes of their own, while a run is under way. With
/// EXPORTRULES_CLUSTER_ROWS=10000000 each fault has a run of that many rows; docs/performance.md has its figures.
/// </summary>
public sealed class ClusterFaultTests(FaultInput input, ITestOutputHelper output)
    : IClassFixture<FaultInput>,
        IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults =>
        Environment.GetEnvironmentVariable("EXPORTRULES_CLUSTER_FAULTS") is { } chosen
            ? new(chosen.Split(';'))
        : FaultInput.IsFull
            ? new(
                "worker 1",
                "worker 2",
                "worker 3",
                "worker 4",
                "worker 5",
                "coordinator",
                "redis",
                "all",
                "rules",
                "disk",
                "poison",
                "nothing"
            )
        : new("worker, coordinator", "disk, rules, redis, all");

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_WithFaults_IsTheReplayOfOneMachine(string faults)
    {
        if (faults.Contains("disk"))
        {
            CliProcess.RequireMount();
        }
        var request = input.Request(folder["out.csv"]);
        var partitions = FaultInput.Partitions(request);
        using var cluster = new ProcessCluster(folder.Root);
        await cluster.StartRedisAsync();
        await cluster.StartSilosAsync(3);
        using var host = await cluster.ConnectAsync();
        var client = new ReplayClusterClient(host.Services.GetRequiredService<IGrainFactory>());
        var inflicted = new Faults(cluster, client, request, folder);
        foreach (var fault in faults.Split(", "))
        {
            await inflicted.PrepareAsync(fault);
        }
        var begin = TimeProvider.System.GetTimestamp();
        var run = await client.SubmitAsync(request);
        var done = 0;
        foreach (var fault in faults.Split(", "))
        {
            // Between a tenth and six tenths of the way, in the order they are named.
            done += Random.Shared.Next(partitions / 10, partitions / 5);
            await inflicted.UntilAsync(run, status => status.Done >= done);
            if (await inflicted.InflictAsync(fault.Split(' ')[0], run) is { } recovery)
            {
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{fault} after {done} of {partitions} partitions: recovered after {recovery.TotalSeconds:0.0} s"
                    )
                );
            }
        }
        var status = await client.WaitAsync(run, cancellation: Token);
        if (faults == "poison")
        {
            status.Phase.Should().Be(ReplayRunPhase.Failed);
            status.Done.Should().Be(status.Partitions - 1);
            File.Exists(request.Output).Should().BeFalse();
            Directory.Delete(inflicted.Poisoned, recursive: true);
            await client.SubmitAsync(request);
            status = await client.WaitAsync(run, cancellation: Token);
        }
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{faults}: the whole run took {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s"
            )
        );

        status.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', status.Messages));
        status.Counts.Should().Be(input.Plain.Counts);
        status.Counts.Read.Should().Be(FaultInput.Rows + 1);
        status.Digest.Should().Be(input.Plain.Digest);
        (await DigestAsync(request.Output)).Should().Be(input.Plain.Digest);
        // The run is completed when the output is; what was needed for it goes right after.
        for (var look = 0; look < 100 && Directory.Exists(request.Output + ".parts"); look++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.1), Token);
        }
        Directory.Exists(request.Output + ".parts").Should().BeFalse();
    }

    private static async Task<string> DigestAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return "sha256:" + Convert.ToHexStringLower(await SHA256.HashDataAsync(file, Token));
    }
}
