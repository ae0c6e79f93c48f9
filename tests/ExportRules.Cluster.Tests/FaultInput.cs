using System.Globalization;
using ExportRules.Replay;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Orleans;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>An input, and what one machine makes of it.</summary>
public sealed class FaultInput : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>How many rows; a large number makes the tests the full proof, one fault at a time.</summary>
    public static long Rows { get; } =
        long.Parse(
            Environment.GetEnvironmentVariable("EXPORTRULES_CLUSTER_ROWS") ?? "150000",
            CultureInfo.InvariantCulture
        );

    public static bool IsFull => Rows >= 1_000_000;

    public ReplaySummary Plain { get; private set; } = null!;

    /// <summary>About 24 partitions of a small input, and 80 of a large one.</summary>
    public ReplayRunRequest Request(string output) =>
        new()
        {
            Input = folder["in.csv"],
            InputName = folder["in.csv"],
            Output = output,
            Rules = BuiltInRuleSets
                .Files("japan")
                .ToDictionary(file => file.Path, file => file.Content.ToArray()),
            RuleSetDigest = ReplayRunRequest.DigestOf(BuiltInRuleSets.Japan),
            PartitionBytes = IsFull ? 16 << 20 : 768 << 10,
        };

    public static int Partitions(ReplayRunRequest request) =>
        (int)(new FileInfo(request.Input).Length / request.PartitionBytes);

    public async ValueTask InitializeAsync()
    {
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(Rows, 5).WriteAsync(file, default);
            await file.WriteAsync("X,2019-07-05,Koera\n"u8.ToArray());
        }
        Plain = await new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan))
        {
            Parallelism = 2,
        }.RunAsync(new(folder["in.csv"], default, null), folder["plain.csv"]);
        File.Delete(folder["plain.csv"]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
