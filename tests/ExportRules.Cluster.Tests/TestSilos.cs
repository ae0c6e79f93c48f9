using System.Collections.Concurrent;
using ExportRules.Replay;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Orleans;
using ExportRules.Tests.Replay;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace ExportRules.Cluster.Tests;

/// <summary>Silos in this process, with an input and the replay of it without them.</summary>
internal sealed class TestSilos : IAsyncDisposable
{
    private TestSilos(InProcessTestCluster cluster, TemporaryFolder folder)
    {
        Cluster = cluster;
        Folder = folder;
        Client = new(cluster.Client);
    }

    public InProcessTestCluster Cluster { get; }

    public TemporaryFolder Folder { get; }

    public ReplayClusterClient Client { get; }

    public static async Task<TestSilos> StartAsync(
        short silos,
        long rows,
        Action<ReplaySiloOptions>? configure = null
    )
    {
        var kept = new ConcurrentDictionary<string, (string, byte[])>(StringComparer.Ordinal);
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo(
            (_, silo) =>
                silo.ConfigureServices(services =>
                        services.AddKeyedSingleton<IGrainStorage>(
                            ExportRulesSiloExtensions.StorageName,
                            (provider, _) =>
                                new SharedStorage(
                                    kept,
                                    provider.GetRequiredService<IGrainStorageSerializer>()
                                )
                        )
                    )
                    .UseInMemoryReminderService()
                    .Configure<ClusterMembershipOptions>(options =>
                        options.ProbeTimeout = TimeSpan.FromSeconds(1)
                    )
                    .AddExportRulesReplay(options =>
                    {
                        options.Partitions = 1;
                        configure?.Invoke(options);
                    })
        );
        var cluster = builder.Build();
        await cluster.DeployAsync();
        var folder = new TemporaryFolder();
        await using var file = File.Create(folder["in.csv"]);
        await new SyntheticTransactions(rows, 7).WriteAsync(
            file,
            TestContext.Current.CancellationToken
        );
        await file.WriteAsync("X,2019-07-05,Koera\n"u8.ToArray());
        return new(cluster, folder);
    }

    public ReplayRunRequest Request(string output = "out.csv") =>
        new()
        {
            Input = Folder["in.csv"],
            InputName = Folder["in.csv"],
            Output = Folder[output],
            Rules = BuiltInRuleSets
                .Files("japan")
                .ToDictionary(file => file.Path, file => file.Content.ToArray()),
            RuleSetDigest = ReplayRunRequest.DigestOf(BuiltInRuleSets.Japan),
            PartitionBytes = 1 << 20,
        };

    /// <summary>The replay on one machine.</summary>
    public Task<ReplaySummary> PlainAsync(EvaluationOptions? against = null) =>
        new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan)) { Against = against }.RunAsync(
            new(Folder["in.csv"], default, null),
            Folder["plain.csv"],
            TestContext.Current.CancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        Folder.Dispose();
    }
}
