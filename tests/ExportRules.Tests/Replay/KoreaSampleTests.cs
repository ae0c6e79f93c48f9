using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

public sealed class KoreaSampleTests
{
    [Fact]
    public async Task Replay_TheReportedTransactions_GivesTheLicensesThatWereReported()
    {
        var text = await File.ReadAllTextAsync(
            RepositoryFolder.File("samples/data/korea-2019-2023.csv"),
            TestContext.Current.CancellationToken
        );

        var replay = await ReplayText.Of(text);

        replay.Summary.Counts.Should().BeEquivalentTo(new { Read = 22, LicenseRequired = 22 });
        foreach (var row in replay.Rows)
        {
            row["decision.license"]
                .Should()
                .Be(row["expected"], "of {0}: {1}", row["id"], row["note"]);
            row["source"].Should().NotBeEmpty();
        }
        // The license that was granted before the change and named in the row covers it.
        replay
            .Rows.Single(row => row["id"] == "R-09a")["decision.usable"]
            .Should()
            .Be("individual June 2019");
    }

    [Fact]
    public async Task Replay_OnTheCommandLine_WritesRowsToOutputAndTheCountsToErrors()
    {
        var run = await CliRun.Of(
            "replay",
            RepositoryFolder.File("samples/data/korea-2019-2023.csv"),
            "--against",
            "pre-july-2019"
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain("individual -> special-general-bulk");
        run.Error.Should().Contain("The counts add up: 22 rows written, 0 skipped, 22 read.");
    }
}
