using System.Globalization;

namespace ExportRules.Tests.Replay;

public sealed class ProjectionTests
{
    /// <summary>200,000 rows by default; <c>EXPORTRULES_RANDOM_ROWS</c> sets more.</summary>
    private static readonly int Rows = int.Parse(
        Environment.GetEnvironmentVariable("EXPORTRULES_RANDOM_ROWS") ?? "200000",
        CultureInfo.InvariantCulture
    );

    [Theory]
    [InlineData(null, null)]
    [InlineData("july-2019-tightening", null)]
    [InlineData("resist-specific-bulk", "march-2023-reversion")]
    [InlineData(null, "group-a-restored")]
    public async Task Replay_WithAndWithoutTheCache_GivesTheSameBytes(
        string? policy,
        string? against
    )
    {
        var input = RandomRows.Of(Rows / 4, seed: 20190704 + (policy?.Length ?? 0));

        var cached = await Run(useCache: true);
        var plain = await Run(useCache: false);

        cached.Summary.Digest.Should().Be(plain.Summary.Digest);
        cached.Output.Should().Be(plain.Output);
        cached.Summary.Counts.Should().Be(plain.Summary.Counts);
        cached.Summary.Counts.Read.Should().Be(Rows / 4);
        cached.Summary.Counts.AddUp.Should().BeTrue();
        // A test whose rows all fail the same way would prove nothing.
        cached.Summary.Counts.LicenseRequired.Should().BePositive();
        cached.Summary.Counts.Errors.Should().BePositive();
        cached.Summary.Counts.Undetermined.Should().BePositive();

        Task<ReplayText> Run(bool useCache) =>
            ReplayText.Of(
                input,
                change: job =>
                    job with
                    {
                        UseCache = useCache,
                        Threads = 2,
                        Policy = policy is null ? job.Policy : ReplayText.Policy(policy),
                        Against = against is null ? null : ReplayText.Policy(against),
                    }
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
