using System.Text.Json;
using ExportRules.Cli;
using ExportRules.Records;
using ExportRules.Schemas;
using ExportRules.Tests.Schemas;

namespace ExportRules.Tests.Cli.Commands;

public sealed class ScreenOptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("screen").FullName;

    public ScreenOptionTests() =>
        File.WriteAllText(
            List,
            "no,country,name,aliases,concerns\n7,China,Yelnikov Zarya Design Bureau,КБ Ельников Заря,\"N,M\"\n"
        );

    private string List => Path.Combine(folder, "listed.csv");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A pump that nobody lists, to a country of no table: the list decides whether the catch-all asks for a license.
    private static string Sale(string name, string id = "T-1") =>
        $$$"""{"id":"{{{id}}}","date":"2024-07-05","destination":"VN","item":{"kind":"goods","entries":[]},"endUser":{"name":"{{{name}}}","developsWmd":false,"developsArms":false},"endUse":{"wmd":"none","conventionalArms":"none"},"notice":{"inform":"none"}}""";

    [Theory]
    [InlineData("Yelnikov Zarya Design Bureau", "hit")]
    [InlineData("Yelnikov Zaria Design Buro Plant", "possible")]
    [InlineData("Harmless Bakery", "no-hit")]
    public async Task Evaluate_Screened_OnlyNoHitClears(string name, string outcome)
    {
        var plain = await Json(Sale(name));

        var screened = await Json(Sale(name), "--screen", List, "--screen-edition", "2030-01-01");

        var evidence = screened.GetProperty("screening")[0];
        evidence.GetProperty("outcome").GetString().Should().Be(outcome);
        evidence.GetProperty("name").GetString().Should().Be(name);
        evidence.GetProperty("list").GetString().Should().Be("meti-end-user-list");
        evidence.GetProperty("edition").GetString().Should().Be("2030-01-01");
        evidence.GetProperty("digest").GetString().Should().StartWith("sha256:");
        plain.TryGetProperty("screening", out _).Should().BeFalse();
        plain.GetProperty("outcome").GetString().Should().Be("no-license-required");
        var cleared = screened.GetProperty("outcome").GetString() == "no-license-required";
        cleared.Should().Be(outcome == "no-hit");
    }

    [Fact]
    public async Task Evaluate_Screened_FitsTheSchemaAndKeepsTheEvidenceForDocumentAndVerify()
    {
        var journal = Path.Combine(folder, "journal.jsonl");
        var order =
            $$"""{"id":"O-1","lines":[{{Sale("Harmless Bakery", "a")}},{{Sale("КБ Ельников Заря", "b")}}]}""";

        var answer = await Json(order, "--screen", List, "--journal", journal);

        SchemaCheck
            .Errors(SchemaCheck.Build(JsonSchemas.Decision(BuiltInRuleSets.Japan)), answer)
            .Should()
            .BeEmpty();
        answer
            .GetProperty("screening")
            .EnumerateArray()
            .Select(one => one.GetProperty("line").GetInt32())
            .Should()
            .Equal(1, 2);
        var kept = await new DecisionJournal(journal)
            .ReadAsync(0, Cancellation)
            .SingleAsync(Cancellation);
        kept.Record.Screening!.Select(one => one.Outcome)
            .Should()
            .Equal(ScreeningOutcome.NoHit, ScreeningOutcome.Hit);
        (await CliRun.Of("verify", journal)).ExitCode.Should().Be(0);
        var document = await CliRun.Of("document", journal);
        document.Output.Should().Contain("Yelnikov Zarya Design Bureau").And.Contain("hit");
    }

    [Theory]
    [InlineData("text", "  * Yelnikov Zarya Design Bureau: hit on meti-end-user-list")]
    [InlineData("markdown", "- Yelnikov Zarya Design Bureau: hit on meti-end-user-list")]
    public async Task Evaluate_Screened_IsShownToPeople(string format, string line)
    {
        var run = await Run(
            Sale("Yelnikov Zarya Design Bureau"),
            "--screen",
            List,
            "--format",
            format
        );

        run.Output.Should().Contain(line).And.Contain("entry 7, Yelnikov Zarya Design Bureau");
    }

    [Fact]
    public async Task Evaluate_ListWithErrors_DecidesNothing()
    {
        var list = Path.Combine(folder, "list.csv");
        await File.WriteAllTextAsync(
            list,
            "no,country,name,aliases,concerns\n1,China,,,Q\n",
            Cancellation
        );

        var run = await Run(Sale("Harmless Bakery"), "--screen", list);

        run.ExitCode.Should().Be(ExitCodes.BadInput);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("list.csv:2:");
    }

    [Theory]
    [InlineData("--screen-edition", "2030-01-01")]
    [InlineData("--screen", "list.csv", "--why-not", "general-bulk")]
    public async Task Evaluate_OptionsThatDoNotGoTogether_IsWrongUse(params string[] options)
    {
        (await Run(Sale("x"), options)).ExitCode.Should().Be(ExitCodes.WrongUse);
    }

    private static Task<CliRun> Run(string input, params string[] options) =>
        CliRun.WithInput(input, ["evaluate", "-", .. options]);

    private static async Task<JsonElement> Json(string input, params string[] options)
    {
        var run = await Run(input, [.. options, "--format", "json"]);
        run.Error.Should().BeEmpty();
        return JsonDocument.Parse(run.Output).RootElement;
    }
}
