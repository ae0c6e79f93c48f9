namespace ExportRules.Tests.Cli.Commands;

public sealed class WhyNotAndRequiresTests
{
    private const string HydrogenFluoride =
        """{"id":"T-1","date":"2019-07-05","destination":"KR","item":{"kind":"goods","material":"hydrogen-fluoride","attributes":{"concentration":49},"value":500000,"contractTotal":500000,"currency":"JPY"},"endUse":{"wmd":"none","conventionalArms":"none"},"notice":{"inform":"none"},"purpose":"sale"}""";

    private const string Partial =
        """{"id":"P-1","date":"2024-01-05","destination":"CN","item":{"kind":"goods"}}""";

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task WhyNot_OfATransaction_PrintsItsChangesAndDays(string format)
    {
        var run = await CliRun.WithInput(
            HydrogenFluoride,
            "evaluate",
            "-",
            "--why-not",
            "special-general-bulk",
            "--format",
            format
        );

        run.ExitCode.Should().Be(0, run.Error);
        Golden.Check($"Cli/Commands/why-not.{format}.golden.txt", run.Output);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task Requires_OfAPartialTransaction_PrintsTheFactsInOrder(string format)
    {
        var run = await CliRun.WithInput(Partial, "requires", "-", "--format", format);

        run.ExitCode.Should().Be(0, run.Error);
        Golden.Check($"Cli/Commands/requires.{format}.golden.txt", run.Output);
    }

    [Fact]
    public async Task Requires_OfADeterminedTransaction_AsksNothing()
    {
        var run = await CliRun.WithInput(HydrogenFluoride, "requires", "-");

        run.Output.Should()
            .Be("T-1: nothing is needed, the answer is license-required (individual)\n");
    }

    [Theory]
    [InlineData("2019-06-30", "special-general-bulk")]
    [InlineData("2019-07-01", "individual")]
    public async Task Requires_KnownAt_HidesWhatWasNotYetPublished(string day, string license)
    {
        var run = await CliRun.WithInput(HydrogenFluoride, "requires", "-", "--known-at", day);

        run.Output.Should().Contain($"({license})");
    }

    [Fact]
    public async Task WhyNot_OfAnUnknownLicense_SuggestsTheNearest()
    {
        var run = await CliRun.WithInput(
            HydrogenFluoride,
            "evaluate",
            "-",
            "--why-not",
            "general-bulc"
        );

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("did you mean `general-bulk`?");
    }

    [Fact]
    public async Task WhyNot_OfAnOrder_AsksForItsLines()
    {
        var run = await CliRun.WithInput(
            $$"""{"order":"O-1","lines":[{{HydrogenFluoride}}]}""",
            "evaluate",
            "-",
            "--why-not",
            "general-bulk"
        );

        run.ExitCode.Should().NotBe(0);
        run.Error.Should().NotBeEmpty();
    }

    [Fact]
    public async Task WhyNot_AsMarkdown_IsRefused()
    {
        var run = await CliRun.WithInput(
            HydrogenFluoride,
            "evaluate",
            "-",
            "--why-not",
            "general-bulk",
            "--format",
            "markdown"
        );

        run.ExitCode.Should().Be(2);
    }
}
