using ExportRules.Cli;
using ExportRules.Records;
using ExportRules.Tests.Records;

namespace ExportRules.Tests.Cli.Commands;

public sealed class VerifyCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verify").FullName;

    private string Journal => Path.Combine(folder, "journal.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Verify_JournalOfEvaluate_IsUnchanged()
    {
        await Evaluate();

        var run = await CliRun.Of("verify", Journal);

        run.ExitCode.Should().Be(ExitCodes.Success);
        run.Output.Should().StartWith("3 records: 3 unchanged\nlast hash sha256:");
        run.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task Verify_OrderWithJournal_IsKeptAsOneRecord()
    {
        const string Order = """
            {"id":"O","lines":[
              {"id":"a","date":"2019-07-05","destination":"KR","item":{"kind":"goods","entries":["7(16)"],"value":600000,"currency":"JPY"}},
              {"id":"b","date":"2019-07-05","destination":"KR","item":{"kind":"goods","entries":["7(16)"],"value":600000,"currency":"JPY"}}]}
            """;
        await CliRun.WithInput(Order, "evaluate", "-", "--journal", Journal);

        var run = await CliRun.Of("verify", Journal);

        run.Output.Should().StartWith("1 record: 1 unchanged\n");
    }

    [Fact]
    public async Task Verify_ChangedLine_IsTampered()
    {
        await Evaluate();
        var text = await File.ReadAllTextAsync(Journal, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Journal,
            text.Replace("individual", "general-bulk", StringComparison.Ordinal),
            TestContext.Current.CancellationToken
        );

        var run = await CliRun.Of("verify", Journal);

        run.ExitCode.Should().Be(ExitCodes.Tampered);
        run.Output.Should().Contain("line 1, hydrogen-fluoride: tampered: ");
    }

    [Fact]
    public async Task Verify_LinesCutOffTheEnd_AreMissedByTheNotedHash()
    {
        await Evaluate();
        var last = await new DecisionJournal(Journal)
            .ReadAsync(cancellationToken: TestContext.Current.CancellationToken)
            .LastAsync(TestContext.Current.CancellationToken);
        var noted = last.Hash;
        var complete = await CliRun.Of("verify", Journal, "--contains", noted);
        var lines = await File.ReadAllLinesAsync(Journal, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Journal,
            lines[0] + "\n",
            TestContext.Current.CancellationToken
        );

        var cut = await CliRun.Of("verify", Journal, "--contains", noted);

        complete.ExitCode.Should().Be(ExitCodes.Success);
        cut.ExitCode.Should().Be(ExitCodes.Tampered);
        cut.Output.Should().Contain("lines were cut off its end");
    }

    [Theory]
    [InlineData("", ExitCodes.Changed, "changed")]
    [InlineData(
        "## 2\n\n### Corrections to past versions\n\n2019-07-04\n",
        ExitCodes.Corrected,
        "corrected"
    )]
    public async Task Verify_LawChangedSince_SaysWhetherItWasCorrected(
        string changelog,
        int exitCode,
        string status
    )
    {
        await Evaluate();
        var rules = ChangedJapan();
        await File.WriteAllTextAsync(
            Path.Combine(rules, "CHANGELOG.md"),
            changelog,
            TestContext.Current.CancellationToken
        );

        var run = await CliRun.Of("verify", Journal, "--rules", rules);

        run.ExitCode.Should().Be(exitCode);
        run.Output.Should().Contain($"line 1, hydrogen-fluoride: {status}: ");
    }

    [Fact]
    public async Task Verify_RecordAsJson_NamesStatusAndCounts()
    {
        var bytes = DecisionRecordJson.WriteUtf8(RecordFixture.Record());
        var file = Path.Combine(folder, "record.json");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        var run = await CliRun.Of("verify", file, "--format", "json");

        run.ExitCode.Should().Be(ExitCodes.Success);
        run.Output.Should()
            .Contain("\"transaction\": \"T-1\"")
            .And.Contain("\"status\": \"unchanged\"")
            .And.Contain("\"unchanged\": 1");
    }

    [Fact]
    public async Task Verify_SomethingElse_IsER0701WithItsPlace()
    {
        var run = await CliRun.WithInput("{\n  \"id\": 1\n}", "verify", "-");

        run.ExitCode.Should().Be(ExitCodes.BadInput);
        run.Error.Should().StartWith($"-:3:2: error {DiagnosticCodes.NotARecord}: this is neither");
    }

    private async Task Evaluate()
    {
        var run = await CliRun.Of(
            "evaluate",
            Path.Combine(Repository.Root, "samples/data/three-items.json"),
            "--journal",
            Journal
        );
        run.ExitCode.Should().Be(ExitCodes.Success);
    }

    private string ChangedJapan()
    {
        var rules = Path.Combine(folder, "rules");
        foreach (var file in BuiltInRuleSets.Files("japan"))
        {
            var path = Path.Combine(rules, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.ToArray());
        }
        var changed = Path.Combine(rules, "licenses", "korea-three-items.yaml");
        File.WriteAllText(
            changed,
            File.ReadAllText(changed)
                .Replace(
                    "From 4 July 2019 each contract",
                    "Since 4 July 2019 each contract",
                    StringComparison.Ordinal
                )
        );
        return rules;
    }
}
