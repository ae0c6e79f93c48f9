using System.Text.Json;

namespace ExportRules.Tests.Cli.Commands;

public sealed class EvaluateCommandTests
{
    private const string Decided = """
        {"id":"T-1","date":"2019-07-05","origin":"JP","destination":"KR","item":{"kind":"goods","material":"hydrogen-fluoride","attributes":{"concentration":49}},"endUser":{"developsWmd":false,"developsArms":false},"endUse":{"wmd":"none","conventionalArms":"none"},"notice":{"inform":"none"}}
        """;
    private const string Open = """{"id":"T-2","date":"2019-07-05","origin":"JP"}""";
    private const string Bad = """{"id":"T-3","date":"2019-07-05","destnation":"KR"}""";

    [Fact]
    public async Task Evaluate_OneTransaction_GivesOneObject()
    {
        var run = await Json(Decided);

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        var decision = JsonDocument.Parse(run.Output).RootElement;
        decision.GetProperty("transaction").GetString().Should().Be("T-1");
        decision.GetProperty("license").GetString().Should().Be("individual");
        run.Output.Should().StartWith("{\n  \"transaction\"").And.EndWith("}\n");
    }

    [Fact]
    public async Task Evaluate_Array_GivesAnArrayOfTheSameLength()
    {
        var run = await Json($"[{Decided},{Open},{Bad}]");

        run.ExitCode.Should().Be(1, "a bad input weighs more than an open answer");
        var answers = JsonDocument.Parse(run.Output).RootElement;
        answers.GetArrayLength().Should().Be(3);
        answers[1].GetProperty("outcome").GetString().Should().Be("undetermined");
        var error = answers[2].GetProperty("error")[0];
        answers[2].GetProperty("transaction").GetString().Should().Be("T-3");
        error.GetProperty("code").GetString().Should().Be("ER0502");
        error.GetProperty("line").GetInt32().Should().Be(1);
        error.GetProperty("hint").GetString().Should().Contain("destination");
    }

    [Fact]
    public async Task Evaluate_JsonLines_KeepsEveryLineInItsPlace()
    {
        var run = await Json(
            $"{Decided}\n{Bad}\n{{broken\n\n{Decided.Replace("T-1", "T-4", StringComparison.Ordinal)}\n"
        );

        run.ExitCode.Should().Be(1);
        var lines = run.Output.TrimEnd('\n').Split('\n');
        lines.Should().HaveCount(4);
        Transaction(lines[0]).Should().Be("T-1");
        Transaction(lines[1]).Should().Be("T-3");
        Transaction(lines[2]).Should().BeNull();
        Transaction(lines[3]).Should().Be("T-4");
        run.Error.Should().Contain("-:2:").And.Contain("error ER0502").And.Contain("-:3:");
    }

    [Fact]
    public async Task Evaluate_UndeterminedAnswer_ExitsWithThree()
    {
        var run = await Json(Open);

        run.ExitCode.Should().Be(3);
    }

    [Fact]
    public async Task Evaluate_Order_GivesItsLines()
    {
        var run = await Json($$"""{"id":"O-1","lines":[{{Decided}},{{Decided}}]}""");

        run.ExitCode.Should().Be(0);
        var order = JsonDocument.Parse(run.Output).RootElement;
        order.GetProperty("order").GetString().Should().Be("O-1");
        order.GetProperty("lines").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task Evaluate_RepeatedIds_AreNamedWithTheirLines()
    {
        var run = await Json($"{Decided}\n{Open}\n{Decided}\n");

        run.ExitCode.Should().Be(3);
        run.Error.Should()
            .Contain("-:3:1: warning ER0519: id `T-1` is used by 2 transactions, on lines 1, 3");
        run.Output.TrimEnd('\n').Split('\n').Should().HaveCount(3);
    }

    [Fact]
    public async Task Evaluate_UnderAnotherPolicy_UsesItsLaw()
    {
        var run = await Json(Decided, "--policy", "march-2023-reversion");

        JsonDocument
            .Parse(run.Output)
            .RootElement.GetProperty("license")
            .GetString()
            .Should()
            .Be("special-general-bulk");
    }

    [Fact]
    public async Task Evaluate_PolicyDateBeforeTheFirstVersion_IsADiagnosticAtTheDate()
    {
        var run = await Json(Decided, "--policy-date", "1999-01-01");

        run.ExitCode.Should().Be(1);
        run.Error.Should().StartWith("-:1:").And.Contain("error ER0513");
    }

    [Fact]
    public async Task Evaluate_AssumedValues_HaveTheTypeOfTheirFact()
    {
        var run = await Json(
            Open,
            "--assume",
            "destination=大韓民国",
            "--assume",
            "item.entries=3(1)",
            "--assume",
            "endUser.developsWmd=false",
            "--assume",
            "item.attributes.concentration=49"
        );

        var assumed = JsonDocument
            .Parse(run.Output)
            .RootElement.GetProperty("assumed")
            .EnumerateArray()
            .ToDictionary(
                fact => fact.GetProperty("fact").GetString()!,
                fact => fact.GetProperty("value").GetRawText()
            );
        assumed["destination"].Should().Be("\"KR\"");
        assumed["endUser.developsWmd"].Should().Be("false");
        assumed["item.attributes.concentration"].Should().Be("49");
        assumed["item.entries"].Should().Contain("3(1)");
    }

    [Theory]
    [InlineData("item.valu=5")]
    [InlineData("item.value")]
    [InlineData("item.value=much")]
    [InlineData("endUse.wmd=maybe")]
    public async Task Evaluate_AssumptionThatCannotBeRead_IsWrongUse(string assumption)
    {
        var run = await Json(Decided, "--assume", assumption);

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("[1, 2")]
    public async Task Evaluate_NothingToDecide_IsBadInput(string input)
    {
        var run = await Json(input);

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("error ER05");
    }

    [Fact]
    public async Task Evaluate_TextWithABadLine_SaysThatItWasRefused()
    {
        var run = await CliRun.WithInput($"{Decided}\n{Bad}\n", "evaluate", "-");

        run.ExitCode.Should().Be(1);
        run.Output.Should()
            .StartWith("T-1: a license is required: Individual license (個別許可)\n")
            .And.Contain("T-3: not decided, the input is refused\n");
    }

    [Fact]
    public async Task Evaluate_Markdown_IsADocument()
    {
        var run = await CliRun.WithInput(Decided, "evaluate", "-", "--format", "markdown");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("# Decision: T-1\n");
    }

    private static string? Transaction(string line) =>
        JsonDocument.Parse(line).RootElement.GetProperty("transaction").GetString();

    private static Task<CliRun> Json(string input, params string[] args) =>
        CliRun.WithInput(input, ["evaluate", "-", "--format", "json", .. args]);
}
