using System.IO.Compression;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Replay;

/// <summary>What a command names more than once, or not as a file: refused before anything is touched.</summary>
public sealed class FileClashTests : IDisposable
{
    private const string Text =
        "id,date,destination,item.kind,item.material,concentration\n1,2019-07-05,KR,goods,hydrogen-fluoride,49\n";

    private readonly TemporaryFolder folder = new();

    public FileClashTests() => File.WriteAllText(folder["in.csv"], Text);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-o", "in.csv")]
    [InlineData("-o", "out.csv", "--summary", "in.csv")]
    [InlineData("-o", "out.csv", "--report", "in.csv")]
    [InlineData("-o", "out.csv", "--errors", "in.csv")]
    [InlineData("-o", "out.csv", "--errors", "out.csv")]
    [InlineData("-o", "out.csv", "--summary", "out.csv")]
    [InlineData("-o", "out.csv", "--summary", "x", "--report", "x")]
    [InlineData("-o", "out.csv", "--errors", ".")]
    [InlineData("-o", "out.csv", "--summary", ".")]
    public async Task Replay_TwoFilesThatAreOne_IsRefusedAndTouchesNothing(params string[] options)
    {
        var run = await CliRun.Of([
            "replay",
            folder["in.csv"],
            .. options.Select(option => option[0] == '-' ? option : folder[option]),
        ]);

        run.ExitCode.Should().Be(2, run.Error);
        Directory.EnumerateFiles(folder["."]).Should().ContainSingle();
        (await File.ReadAllTextAsync(folder["in.csv"], Cancellation)).Should().Be(Text);
    }

    [Fact]
    public async Task Replay_ToADevice_IsRefused()
    {
        var run = await CliRun.Of("replay", folder["in.csv"], "-o", "/dev/null");

        run.ExitCode.Should().Be(2, run.Error);
        run.Error.Should().Contain("is a device");
    }

    [Fact]
    public async Task Replay_FolderOfWhichTwoFilesHaveOneOutput_IsRefused()
    {
        await Files();
        await using (var packed = File.Create(folder["in/a.csv.gz"]))
        await using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            await zip.WriteAsync("id,date,destination\n"u8.ToArray(), Cancellation);
        }

        var run = await CliRun.Of("replay", folder["in"], "-o", folder["out"]);
        var onto = await CliRun.Of("replay", folder["in"], "-o", folder["in"]);

        run.ExitCode.Should().Be(2, run.Error);
        run.Error.Should().Contain("a.csv.gz");
        onto.ExitCode.Should().Be(2, onto.Error);
        Directory.EnumerateFiles(folder["out"]).Should().BeEmpty();
    }

    [Fact]
    public async Task Replay_FolderWithAFileThatCannotBeRead_AnswersTheOthers()
    {
        await Files();
        await File.WriteAllTextAsync(folder["in/b.csv"], "id,date\n1,2019\n", Cancellation);

        var run = await CliRun.Of("replay", folder["in"], "-o", folder["out"]);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("b.csv:1:1: error ER0602");
        folder.Files("out").Should().Equal("a.csv", "c.csv");
    }

    [Theory]
    [InlineData("--max-errors", "-1")]
    [InlineData("--resume")]
    [InlineData("--date-format", "MM/dd")]
    [InlineData("--true", "Y", "--false", "Y")]
    [InlineData("--true", "FALSE")]
    [InlineData("--empty", "true")]
    [InlineData("--columns", ",")]
    [InlineData("--map", "ID=-", "--map", "id=id")]
    public async Task Replay_OptionsThatContradictOrMeanNothing_AreRefused(params string[] options)
    {
        var run = await CliRun.Of(["replay", folder["in.csv"], .. options]);

        run.ExitCode.Should().Be(2, run.Error);
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Errors_WhereTheFolderIsMissing_AreAProblemOfTheOutput()
    {
        var run = await CliRun.Of(
            "replay",
            folder["in.csv"],
            "-o",
            folder["out.csv"],
            "--errors",
            folder["none/errors.csv"]
        );

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("ER0614");
        File.Exists(folder["out.csv"]).Should().BeFalse();
    }

    /// <summary>A list of errors that goes on behind a run that kept none would look whole and lack the first half.</summary>
    [Fact]
    public async Task Resume_WithErrorsThatTheEarlierRunDidNotList_IsRefused()
    {
        await using (var input = new StreamWriter(folder["many.csv"]))
        {
            await input.WriteLineAsync("id,date,destination");
            for (var row = 0; row < 40_000; row++)
            {
                await input.WriteLineAsync(
                    row % 1000 == 0 ? $"{row},x,KR" : $"{row},2019-07-05,KR"
                );
            }
        }
        string[] command = ["replay", folder["many.csv"], "-o", folder["out.csv"]];
        string[] listing = [.. command, "--errors", folder["errors.csv"]];

        await CliRun.Of([.. command, "--max-errors", "20"]);
        var unlisted = await CliRun.Of([.. listing, "--resume"]);
        await CliRun.Of([.. listing, "--max-errors", "20"]);
        File.Move(folder["errors.csv.part"], folder["errors.kept"]);
        var lost = await CliRun.Of([.. listing, "--resume"]);
        File.Move(folder["errors.kept"], folder["errors.csv.part"]);
        var listed = await CliRun.Of([.. listing, "--resume"]);

        unlisted.Error.Should().Contain("ER0612");
        lost.Error.Should().Contain("ER0612");
        listed.ExitCode.Should().Be(1);
        (await File.ReadAllLinesAsync(folder["errors.csv"], Cancellation)).Should().HaveCount(41);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task Files()
    {
        Directory.CreateDirectory(folder["in"]);
        Directory.CreateDirectory(folder["out"]);
        await File.WriteAllTextAsync(folder["in/a.csv"], Text, Cancellation);
        await File.WriteAllTextAsync(folder["in/c.csv"], Text, Cancellation);
    }
}
