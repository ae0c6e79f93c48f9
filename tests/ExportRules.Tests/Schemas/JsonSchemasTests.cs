using ExportRules.Schemas;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Schemas;

public sealed class JsonSchemasTests
{
    [Theory]
    [InlineData("ruleset")]
    [InlineData("acts")]
    [InlineData("lists")]
    [InlineData("table")]
    [InlineData("rules")]
    [InlineData("tests")]
    [InlineData("survivors")]
    [InlineData("transaction")]
    [InlineData("decision")]
    public async Task Schema_OfAKind_IsThePublishedFile(string kind)
    {
        var path = $"rules/schema/{kind}.schema.json";

        var run = await CliRun.Of("schema", kind);

        run.ExitCode.Should().Be(0);
        run.Output.Should()
            .Be(
                await File.ReadAllTextAsync(
                    RepositoryFolder.File(path),
                    TestContext.Current.CancellationToken
                ),
                $"`exportrules schema {kind} > {path}` brings the file up to date"
            );
    }

    [Fact]
    public async Task Schema_OfAnUnknownKind_IsWrongUse()
    {
        var run = await CliRun.Of("schema", "rule");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public void Rules_WithARuleSet_KnowItsFactsAndLists()
    {
        var schema = SchemaCheck.Build(JsonSchemas.Rules(BuiltInRuleSets.Japan));

        SchemaCheck
            .Errors(schema, Rule("item.attributes.concentration: { \">\": 30 }"))
            .Should()
            .BeEmpty();
        SchemaCheck
            .Errors(schema, Rule("item.attributes.concentratoin: { \">\": 30 }"))
            .Should()
            .NotBeEmpty();
        SchemaCheck
            .Errors(schema, Rule("destination: { in-list: appended-table-3 }"))
            .Should()
            .BeEmpty();
        SchemaCheck
            .Errors(schema, Rule("destination: { in-list: appended-table-33 }"))
            .Should()
            .NotBeEmpty();
        SchemaCheck
            .Errors(schema, Rule("item.attributes.resistType: { is: negtive }"))
            .Should()
            .NotBeEmpty();
    }

    [Theory]
    [InlineData("item.attributes.purity: { \">\": 30 }", true)]
    [InlineData("destinatoin: { is: \"KR\" }", false)]
    [InlineData("destination: { is: \"UK\" }", false)]
    [InlineData("destination: { \">\": 3 }", false)]
    [InlineData("endUse.wmd: { is: maybe }", false)]
    [InlineData("date: { \">=\": 2024-02-30 }", false)]
    [InlineData("all: []", false)]
    [InlineData("item.kind: {}", false)]
    public void Rules_WithoutARuleSet_KnowTheBuiltInFacts(string condition, bool isValid)
    {
        var errors = SchemaCheck.Errors(SchemaCheck.Rules, Rule(condition));

        errors.Any().Should().Be(!isValid, string.Join("\n", errors));
    }

    private static System.Text.Json.JsonElement Rule(string condition) =>
        YamlAsJson
            .Read(
                $$"""
                - id: r
                  title: A rule
                  cite: Article 1
                  versions:
                    - from: 2024-04-01
                      act: a
                      when: { {{condition}} }
                      then: { require: list-control }
                      because: So.
                      confidence: sourced
                """,
                "rule.yaml"
            )!
            .Value;
}
