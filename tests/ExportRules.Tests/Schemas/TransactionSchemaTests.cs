using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Input;
using ExportRules.Schemas;
using ExportRules.Tests.Cli;
using Json.Schema;

namespace ExportRules.Tests.Schemas;

public sealed class TransactionSchemaTests
{
    private const string Whole = """
        {
          "id": "T-1", "date": "2019-07-05", "contractDate": "2019-06-20", "origin": "JP", "destination": "KR",
          "transit": ["HK"],
          "item": {
            "kind": "goods", "material": "hydrogen-fluoride", "attributes": { "concentration": 49 },
            "entries": ["3(1)"], "hs": "2811.11", "value": 500000, "currency": "JPY", "contractTotal": 500000,
            "bulkCell": "general"
          },
          "endUser": {
            "name": "Example Chip Co.", "country": "KR", "developsWmd": false, "developsArms": false,
            "listed": [ { "list": "meti-end-user-list", "concerns": ["C"] } ]
          },
          "endUse": { "wmd": "none", "conventionalArms": "none", "clearlyCivil": true },
          "notice": { "inform": "none" },
          "exporter": {
            "name": "Example KK",
            "licenses": [ { "type": "special-general-bulk", "from": "2018-04-01", "to": "2021-03-31" } ],
            "licensesToSameBuyer": 7
          },
          "purpose": "sale"
        }
        """;

    private static readonly JsonSchema Transactions = SchemaCheck.Build(
        JsonSchemas.Transaction(BuiltInRuleSets.Japan)
    );

    private static readonly JsonSchema Decisions = SchemaCheck.Build(
        JsonSchemas.Decision(BuiltInRuleSets.Japan)
    );

    [Theory]
    [InlineData(Whole)]
    [InlineData("[" + Whole + "," + Whole + "]")]
    [InlineData("""{ "id": "O-1", "lines": [ { "date": "2024-01-01" }, {} ] }""")]
    [InlineData("""{ "date": "2019-07-03T16:00:00Z", "item": { "material": null } }""")]
    public void Transaction_ThatIsReadable_IsValid(string json)
    {
        Errors(Transactions, json).Should().BeEmpty();
    }

    [Theory]
    [InlineData("""{ "destinaton": "KR" }""")]
    [InlineData("""{ "date": "2019-7-5" }""")]
    [InlineData("""{ "date": "2019-07-05T10:00:00" }""")]
    [InlineData("""{ "item": { "attributes": { "concentration": "49 %" } } }""")]
    [InlineData("""{ "item": { "attributes": { "concentration": 101 } } }""")]
    [InlineData("""{ "item": { "attributes": { "purity": 99 } } }""")]
    [InlineData("""{ "item": { "kind": "gods" } }""")]
    [InlineData("""{ "item": { "entries": "3(1)" } }""")]
    [InlineData("""{ "item": { "entry": "3(1)" } }""")]
    [InlineData("""{ "exporter": { "licenses": [ { "type": "bulk" } ] } }""")]
    [InlineData("""{ "lines": [] }""")]
    [InlineData("[]")]
    public void Transaction_ThatTheReaderRefuses_IsInvalid(string json)
    {
        Errors(Transactions, json).Should().NotBeEmpty();
        new TransactionReader(BuiltInRuleSets.Japan, "t.json")
            .Read(System.Text.Encoding.UTF8.GetBytes(json))
            .Should()
            .Contain(input => input.HasErrors, "the schema is not to be stricter than the reader");
    }

    [Fact]
    public async Task Decision_OfTheCommandLine_IsValid()
    {
        var run = await CliRun.WithInput(
            $$"""[{{Whole}}, {}, { "destinaton": "KR" }, { "id": "O-1", "lines": [{{Whole}}] }]""",
            "evaluate",
            "-",
            "--format",
            "json"
        );

        Errors(Decisions, run.Output).Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"license-required\"", "\"maybe\"")]
    [InlineData("\"individual\"", "\"none\"")]
    [InlineData("\"basis\"", "\"bases\"")]
    [InlineData("\"sourced\"", "null")]
    public void Decision_ThatIsChanged_IsInvalid(string text, string other)
    {
        var decision = DecisionJson.Write(
            new ExportRulesEngine(BuiltInRuleSets.Japan).Evaluate(
                JsonSerializer.Deserialize<Transaction>(Whole)!
            )
        );

        Errors(Decisions, decision).Should().BeEmpty();
        Errors(Decisions, decision.Replace(text, other, StringComparison.Ordinal))
            .Should()
            .NotBeEmpty();
    }

    private static IReadOnlyList<string> Errors(JsonSchema schema, string json) =>
        SchemaCheck.Errors(schema, JsonDocument.Parse(json).RootElement);
}
