using ExportRules.Cli.Clustering;
using ExportRules.Replay;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Orleans;
using ExportRules.Tests.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace ExportRules.Cluster.Tests;

/// <summary>Garnet in the place of Redis: in one process with the silo, and for silos of their own.</summary>
public sealed class GarnetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Replay_EmbeddedAndKilled_GoesOnInTheNextProcess()
    {
        var plain = await InputAsync(120_000);
        string[] command =
        [
            "replay",
            folder["in.csv"],
            "-o",
            folder["out.csv"],
            "--cluster",
            $"embedded:{folder["kept"]}",
            "--partition-size",
            "1",
            "--threads",
            "1",
        ];

        string run;
        using (var killed = CliProcess.Start("", command))
        {
            await killed.UntilAsync("run ");
            while (!Directory.Exists(folder["out.csv.parts"]) || MergedBytes() < 3_000_000)
            {
                await Task.Delay(20, Token);
            }
            // A second that what is done is recorded in.
            await Task.Delay(1_200, Token);
            run = killed.Said.Split('\n')[0].Trim();
        }
        File.Exists(folder["out.csv"]).Should().BeFalse("it was killed on its way");
        using var next = CliProcess.Start("", command);
        using var other = CliProcess.Start("", command);
        var codes = new[] { await next.EndAsync(), await other.EndAsync() };

        codes.Should().Contain(1, "a row is an error").And.Contain(2, "one at a time");
        (next.Said + other.Said)
            .Should()
            .Contain(run + " goes on; ")
            .And.Contain("cannot keep what is known");
        (next.Said + other.Said).Should().Contain(plain.Digest);
        (await File.ReadAllBytesAsync(folder["out.csv"], Token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(folder["plain.csv"], Token));
    }

    [Fact]
    public async Task Run_OnSilosOfTheirOwn_SurvivesTheLossOfOne()
    {
        var plain = await InputAsync(60_000);
        using var store = EmbeddedStore.Open(folder["garnet"]);
        using var cluster = new ProcessCluster(folder.Root, store);
        await cluster.StartSilosAsync(3);
        using var host = await cluster.ConnectAsync();
        var client = new ReplayClusterClient(host.Services.GetRequiredService<IGrainFactory>());
        var request = new ReplayRunRequest
        {
            Input = folder["in.csv"],
            InputName = folder["in.csv"],
            Output = folder["out.csv"],
            Rules = BuiltInRuleSets
                .Files("japan")
                .ToDictionary(file => file.Path, file => file.Content.ToArray()),
            RuleSetDigest = ReplayRunRequest.DigestOf(BuiltInRuleSets.Japan),
            PartitionBytes = 400_000,
        };
        var inflicted = new Faults(cluster, client, request, folder);

        var run = await client.SubmitAsync(request);
        await inflicted.UntilAsync(run, status => status.Done >= 2);
        await inflicted.InflictAsync("worker", run);
        var status = await client.WaitAsync(run, cancellation: Token);

        status.Phase.Should().Be(ReplayRunPhase.Completed, string.Join('\n', status.Messages));
        status.Counts.Should().Be(plain.Counts);
        status.Digest.Should().Be(plain.Digest);
    }

    private long MergedBytes() =>
        File.Exists(folder["out.csv.part"]) ? new FileInfo(folder["out.csv.part"]).Length : 0;

    private async Task<ReplaySummary> InputAsync(long rows)
    {
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(rows, 5).WriteAsync(file, Token);
            await file.WriteAsync("X,2019-07-05,Koera\n"u8.ToArray(), Token);
        }
        return await new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan)).RunAsync(
            new(folder["in.csv"], default, null),
            folder["plain.csv"],
            Token
        );
    }
}
