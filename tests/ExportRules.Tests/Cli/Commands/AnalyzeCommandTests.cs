namespace ExportRules.Tests.Cli.Commands;

public sealed class AnalyzeCommandTests : IDisposable
{
    private readonly string file = Path.Combine(
        Directory.CreateTempSubdirectory("exportrules-analyze-").FullName,
        "small.yaml"
    );

    public AnalyzeCommandTests() =>
        File.WriteAllText(
            file,
            PumpRules.WithRule(
                "never",
                "{ all: [{ destination: { is: \"KR\" } }, { destination: { is: \"DE\" } }] }",
                "{ require: list-control }"
            )
        );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Analyze_OfAFaultyRuleSet_PrintsEachFindingWithItsPlace(string format)
    {
        var run = await CliRun.Of("analyze", file, "--format", format);

        run.ExitCode.Should().Be(1, run.Error);
        Golden.Check(
            $"Cli/Commands/analyze.{format}.golden.txt",
            run.Output.Replace(Path.GetDirectoryName(file) + "/", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Analyze_WithTheFindingsOfAnEarlierReport_FailsOnlyOnNewOnes()
    {
        var known = file + ".json";
        var first = await CliRun.Of("analyze", file, "--format", "json");
        await File.WriteAllTextAsync(known, first.Output, TestContext.Current.CancellationToken);

        var second = await CliRun.Of("analyze", file, "--known", known);

        second.ExitCode.Should().Be(0, second.Error);
        second.Output.Should().StartWith("0 errors, 0 warnings, 0 notes; ");
    }

    [Theory]
    [InlineData("never", 0)]
    [InlineData("error", 1)]
    [InlineData("warning", 1)]
    public async Task Analyze_FailOn_DecidesTheExitCode(string grade, int expected) =>
        (await CliRun.Of("analyze", file, "--fail-on", grade)).ExitCode.Should().Be(expected);

    [Theory]
    [InlineData("--policy", "x", "--at", "2024-04-01")]
    [InlineData("--limit", "-1")]
    [InlineData("--fail-on", "note")]
    public async Task Analyze_UsedWrongly_SaysSo(params string[] options) =>
        (await CliRun.Of(["analyze", file, .. options])).ExitCode.Should().Be(2);

    [Fact]
    public async Task Analyze_KnownFileThatIsNoReport_SaysSo()
    {
        var run = await CliRun.Of("analyze", file, "--known", file);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("is not a report of `exportrules analyze --format json`");
    }
}
