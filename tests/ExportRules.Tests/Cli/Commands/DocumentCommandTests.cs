using ExportRules.Cli;
using ExportRules.Records;
using ExportRules.Tests.Documents;
using ExportRules.Tests.Records;

namespace ExportRules.Tests.Cli.Commands;

public sealed class DocumentCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("document").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Document_Record_IsPrinted()
    {
        var run = await CliRun.Of("document", Record(DocumentFixture.ThreeItems));

        run.ExitCode.Should().Be(ExitCodes.Success, run.Error);
        run.Output.Should().StartWith("# Transaction review record (取引審査票): T-1\n");
    }

    [Fact]
    public async Task Document_LineOfAJournal_IsPrinted()
    {
        var journal = await Journal("T-1", "T-2");

        var run = await CliRun.Of("document", journal, "--line", "2", "--kind", "application");

        run.ExitCode.Should().Be(ExitCodes.Success, run.Error);
        run.Output.Should().StartWith("# Application check list").And.Contain(": T-2\n");
    }

    [Fact]
    public async Task Document_OneLinePiped_NeedsNoNumberAndNoLineEnd()
    {
        var line = (await File.ReadAllTextAsync(await Journal("T-1"), Cancellation)).TrimEnd('\n');

        var run = await CliRun.WithInput(line, "document", "-", "--format", "html");

        run.ExitCode.Should().Be(ExitCodes.Success, run.Error);
        run.Output.Should().StartWith("<!DOCTYPE html>");
    }

    [Theory]
    [InlineData(null, "say which one with --line")]
    [InlineData("3", "the journal has no line 3")]
    [InlineData("0", "the journal has no line 0")]
    public async Task Document_JournalWithoutTheLine_IsWrongUse(string? line, string message)
    {
        string[] args = ["document", await Journal("T-1", "T-2")];

        var run = await CliRun.Of(line is null ? args : [.. args, "--line", line]);

        run.ExitCode.Should().Be(ExitCodes.WrongUse);
        run.Error.Should().Contain(message);
    }

    [Fact]
    public async Task Document_Output_IsAFileWithoutAMark()
    {
        var file = Path.Combine(folder, "review.html");

        var run = await CliRun.Of(
            "document",
            Record(DocumentFixture.Order),
            "--format",
            "html",
            "-o",
            file
        );

        run.Output.Should().BeEmpty();
        (await File.ReadAllBytesAsync(file, Cancellation))[0].Should().Be((byte)'<');
    }

    [Fact]
    public async Task Document_ChangedRecord_IsPrintedAndTampered()
    {
        var record = DocumentFixture.ThreeItems with { SuppliedBy = null };

        var run = await CliRun.Of("document", Record(record));

        run.ExitCode.Should().Be(ExitCodes.Tampered);
        run.Output.Should().Contain("the seal does not fit");
        run.Error.Should().Contain("seal");
    }

    [Fact]
    public async Task Document_ChangedLine_IsTampered()
    {
        var journal = await Journal("T-1");
        var text = await File.ReadAllTextAsync(journal, Cancellation);
        await File.WriteAllTextAsync(
            journal,
            text.Replace("\"sequence\":1", "\"sequence\":7", StringComparison.Ordinal),
            Cancellation
        );

        var run = await CliRun.Of("document", journal);

        run.ExitCode.Should().Be(ExitCodes.Tampered);
        run.Error.Should().Contain("does not fit its hash");
    }

    [Fact]
    public async Task Document_SomethingElse_IsBadInput()
    {
        var run = await CliRun.WithInput("{}", "document", "-");

        run.ExitCode.Should().Be(ExitCodes.BadInput);
        run.Error.Should().Contain("ER0701");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Record(DecisionRecord record)
    {
        var file = Path.Combine(folder, "record.json");
        File.WriteAllBytes(file, DecisionRecordJson.WriteUtf8(record));
        return file;
    }

    private async Task<string> Journal(params string[] ids)
    {
        var file = Path.Combine(folder, "journal.jsonl");
        foreach (var id in ids)
        {
            await new DecisionJournal(file).AppendAsync(RecordFixture.Record(id), Cancellation);
        }
        return file;
    }
}
