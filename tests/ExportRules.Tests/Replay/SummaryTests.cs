using System.Text.Json;
using ExportRules.Replay.Generating;
using ExportRules.Replay.Summarizing;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed class SummaryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Summary_OfAComparison_SaysWhatChangedWhereAndWhy()
    {
        var csv =
            ReplayText.Csv(
                "id,item.material,destination,date,concentration,endUser.name",
                "1,HF,KR,2019-07-03,49,Buyer A",
                "2,HF,KR,2019-07-04,49,Buyer A",
                "3,HF,KR,2019-08-28,49,Buyer B",
                "4,HF,CN,2019-08-28,49,Buyer B",
                "5,HF,Koera,2019-08-28,49,Buyer B"
            ) + "6,HF,KR,2019-08-29,,Buyer B,goods,false,false,none,none,none\n";

        var replay = await ReplayText.Of(
            csv,
            change: job =>
                job with
                {
                    Against = ReplayText.Policy("pre-july-2019"),
                    Statistics = new SummaryBuilder(),
                }
        );

        var summary = replay.Summary;
        summary
            .Versions.Select(version => (version.Name, version.Rows))
            .Should()
            .Equal(("pre-july-2019", 1L), ("july-2019-tightening", 1L), ("group-b", 3L));
        summary.Months.Select(month => month.Month).Should().Equal("2019-07", "2019-08");
        summary
            .Months[0]
            .Answers.Should()
            .Equal(
                new Dictionary<string, long> { ["individual"] = 1, ["special-general-bulk"] = 1 }
            );
        var change = summary.Transitions.Single(t =>
            t is { From: "individual", To: "special-general-bulk" }
        );
        change.Rows.Should().Be(2);
        change.Example.Id.Should().Be("2");
        change.Because.Should().Contain("without kr-three-items-individual-only");
        summary.Transitions.Sum(transition => transition.Rows).Should().Be(6);
        summary
            .Changes.Should()
            .Contain(c => c.Column == "endUser.name" && c.Value == "Buyer B" && c.Rows == 1);
        summary.Counts.Undetermined.Should().Be(1);
        summary
            .MissingFacts.Select(fact => fact.Fact)
            .Should()
            .BeEquivalentTo(replay.Rows[5]["decision.missing"].Split(';'));
        summary.MissingFacts.Should().OnlyContain(fact => fact.Involved == 1);
    }

    [Fact]
    public async Task Summary_WithAndWithoutCacheAndThreads_IsTheSame()
    {
        using var stream = new MemoryStream();
        await new SyntheticTransactions(40_000, 2).WriteAsync(
            stream,
            TestContext.Current.CancellationToken
        );

        var one = await Json(useCache: true, threads: 1);

        (await Json(useCache: true, threads: 4)).Should().Be(one);
        (await Json(useCache: false, threads: 4)).Should().Be(one);

        async Task<string> Json(bool useCache, int threads) =>
            System.Text.Encoding.UTF8.GetString(
                (
                    await ReplayText.Of(
                        stream.ToArray(),
                        change: job =>
                            job with
                            {
                                Against = ReplayText.Policy("july-2019-tightening"),
                                Statistics = new SummaryBuilder(),
                                UseCache = useCache,
                                Threads = threads,
                            }
                    )
                ).Summary.ToJson()
            );
    }

    [Fact]
    public async Task Summary_OnTheCommandLine_IsJsonWhoseCountsAddUp()
    {
        var run = await CliRun.Of(
            "replay",
            RepositoryFolder.File("samples/data/korea-2019-2023.csv"),
            "-o",
            folder["out.csv"],
            "--against",
            "march-2023-reversion",
            "--summary",
            folder["summary.json"]
        );

        run.ExitCode.Should().Be(0, run.Error);
        var json = JsonDocument
            .Parse(
                await File.ReadAllBytesAsync(
                    folder["summary.json"],
                    TestContext.Current.CancellationToken
                )
            )
            .RootElement;
        json.GetProperty("counts").GetProperty("read").GetInt64().Should().Be(22);
        json.GetProperty("transitions")
            .EnumerateArray()
            .Sum(transition => transition.GetProperty("rows").GetInt64())
            .Should()
            .Be(22);
    }
}
