using System.Globalization;
using ExportRules.Replay.Running;

namespace ExportRules.Tests.Replay;

public sealed class ProjectionTests
{
    /// <summary>5,000 rows under each policy by default; <c>EXPORTRULES_RANDOM_ROWS</c> sets more.</summary>
    private static readonly int Rows = int.Parse(
        Environment.GetEnvironmentVariable("EXPORTRULES_RANDOM_ROWS") ?? "5000",
        CultureInfo.InvariantCulture
    );

    public static TheoryData<string> NamedVersions =>
        [.. BuiltInRuleSets.Japan.Versions.Select(version => version.Name).OfType<string>()];

    [Theory]
    [MemberData(nameof(NamedVersions))]
    public Task Replay_UnderANamedVersion_WithAndWithoutTheCache_GivesTheSameBytes(string name) =>
        CompareAsync(job => job with { Policy = ReplayText.Policy(name) }, seed: name.Length);

    [Theory]
    [InlineData(null, null)]
    [InlineData("resist-specific-bulk", "march-2023-reversion")]
    [InlineData(null, "group-a-restored")]
    public Task Replay_WithAndWithoutTheCache_GivesTheSameBytes(string? policy, string? against) =>
        CompareAsync(
            job =>
                job with
                {
                    Policy = policy is null ? job.Policy : ReplayText.Policy(policy),
                    Against = against is null ? null : ReplayText.Policy(against),
                },
            seed: 20190704
        );

    private static async Task CompareAsync(Func<ReplayJob, ReplayJob> change, int seed)
    {
        var input = RandomRows.Of(Rows, seed);

        var cached = await Run(useCache: true);
        var plain = await Run(useCache: false);

        cached.Summary.Digest.Should().Be(plain.Summary.Digest);
        cached.Output.Equals(plain.Output, StringComparison.Ordinal).Should().BeTrue();
        cached.Summary.Counts.Should().Be(plain.Summary.Counts);
        cached.Summary.Counts.Read.Should().Be(Rows);
        cached.Summary.Counts.AddUp.Should().BeTrue();
        // A test whose rows all fail the same way would prove nothing.
        cached.Summary.Counts.LicenseRequired.Should().BePositive();
        cached.Summary.Counts.Errors.Should().BePositive();
        cached.Summary.Counts.Undetermined.Should().BePositive();

        Task<ReplayText> Run(bool useCache) =>
            ReplayText.Of(
                input,
                change: job => change(job with { UseCache = useCache, Threads = 2 })
            );
    }

    [Fact]
    public async Task R08_OneAndManyThreads_GiveTheSameBytesInInputOrder()
    {
        var input = RandomRows.Of(50_000, seed: 7);

        var one = await ReplayText.Of(input, change: job => job with { Threads = 1 });
        var many = await ReplayText.Of(input, change: job => job with { Threads = 16 });

        many.Output.Should().Be(one.Output);
        many.Summary.Digest.Should().Be(one.Summary.Digest);
        one.Rows.Select(row => row["id"])
            .Take(1000)
            .Should()
            .Equal(
                Enumerable.Range(1, 1000).Select(id => id.ToString(CultureInfo.InvariantCulture))
            );
    }
}
