using System.Globalization;
using System.Text;
using ExportRules.Replay.Generating;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed class SyntheticTransactionsTests
{
    [Fact]
    public async Task Generate_MonthlyTotalsOfHydrogenFluorideToKorea_AreThoseOfTheStatistics()
    {
        var rows = (await Text(20_000, 5))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row.Split(','))
            .ToList();

        rows.Should().HaveCount(20_000);
        var totals = rows.Where(row => row[2] == "KR" && row[4] == "hydrogen-fluoride")
            .GroupBy(row => row[1][..7])
            .ToDictionary(
                month => month.Key,
                month => month.Sum(row => decimal.Parse(row[10], CultureInfo.InvariantCulture))
            );
        totals["2018-08"].Should().Be(3_378_000);
        totals["2019-07"].Should().Be(479_100);
        totals
            .Should()
            .NotContainKey(
                "2019-08",
                "nothing was recorded in the first full month of individual licenses"
            );
        totals["2019-09"].Should().Be(100);
        totals["2019-12"].Should().Be(794_000);
        totals.Should().HaveCount(71);
    }

    [Fact]
    public async Task Generate_SameSeed_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var first = await Text(1000, 1);

        (await Text(1000, 1)).Should().Be(first);
        (await Text(1000, 2)).Should().NotBe(first);
    }

    [Fact]
    public async Task Generate_ThenReplay_DecidesEveryRow()
    {
        var replay = await ReplayText.Of(await Text(5000, 1));

        replay.Summary.Counts.Read.Should().Be(5000);
        replay.Summary.Counts.Errors.Should().Be(0);
        replay.Summary.Counts.Decided.Should().BeGreaterThan(4000);
    }

    [Fact]
    public async Task Generate_OnTheCommandLine_SaysThatNothingOfItHappened()
    {
        var help = await CliRun.Of("replay", "generate", "--help");
        var run = await CliRun.Of("replay", "generate", "--rows", "100", "--seed", "1");

        help.Output.Should().Contain("None of them happened");
        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(101);
    }

    private static async Task<string> Text(long rows, ulong seed)
    {
        using var stream = new MemoryStream();
        await new SyntheticTransactions(rows, seed).WriteAsync(
            stream,
            TestContext.Current.CancellationToken
        );
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
