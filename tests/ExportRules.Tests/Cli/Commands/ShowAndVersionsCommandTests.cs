using System.Text.Json;
using ExportRules.Tests.PumpLaw;
using ExportRules.Yaml;

namespace ExportRules.Tests.Cli.Commands;

public sealed class ShowAndVersionsCommandTests
{
    [Fact]
    public async Task Show_NamedVersionAsYaml_IsALoadableRuleSet()
    {
        var run = await CliRun.Of("show", "--policy", "july-2019-tightening", "--format", "yaml");

        run.ExitCode.Should().Be(0);
        RuleSetLoader
            .LoadText(run.Output)
            .OrThrow()
            .Versions[0]
            .Digest.Should()
            .Be(BuiltInRuleSets.Japan.Find("july-2019-tightening")!.Digest);
    }

    [Fact]
    public async Task Show_Day_GivesTheVersionInForce()
    {
        var run = await CliRun.Of("show", "--at", "2019-07-05");

        run.Output.Should().Contain("| Policy version | 2019-07-04 july-2019-tightening |");
    }

    [Fact]
    public async Task Show_RuleAsYaml_RestatesAllItsVersions()
    {
        var run = await CliRun.Of(
            "show",
            PumpLawFolder.Source,
            "--rule",
            "no-bulk-to-korea",
            "--format",
            "yaml"
        );

        run.Output.Should()
            .StartWith("- id: no-bulk-to-korea\n")
            .And.Contain("        destination: { is: \"KR\" }\n")
            .And.Contain("      overrides: [bulk-license]\n")
            .And.Contain("      repealed: true\n");
    }

    [Theory]
    [InlineData("--rule", "no-bulk-to-kora", "`no-bulk-to-korea`")]
    [InlineData("--act", "pump-order-2023", "`pump-order-202")]
    public async Task Show_UnknownId_IsWrongUseWithASuggestion(
        string option,
        string id,
        string suggestion
    )
    {
        var run = await CliRun.Of("show", PumpLawFolder.Source, option, id);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("did you mean " + suggestion);
    }

    [Fact]
    public async Task Show_RuleNotInForceOnTheDay_IsWrongUse()
    {
        var run = await CliRun.Of(
            "show",
            PumpLawFolder.Source,
            "--rule",
            "small-value",
            "--at",
            "2021-01-01"
        );

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("not in force");
    }

    [Fact]
    public async Task Versions_Text_ReadsAsPinned()
    {
        var run = await CliRun.Of("versions", PumpLawFolder.Source);

        run.ExitCode.Should().Be(0);
        Golden.Check("Cli/Commands/versions.golden.txt", run.Output);
    }

    [Fact]
    public async Task Versions_Json_CarriesPeriodsActsAndChanges()
    {
        var run = await CliRun.Of("versions", "--format", "json");

        var versions = JsonDocument
            .Parse(run.Output)
            .RootElement.GetProperty("versions")
            .EnumerateArray()
            .ToList();
        versions.Should().HaveCount(BuiltInRuleSets.Japan.Versions.Length);
        var groupB = versions.Single(version =>
            version.GetProperty("name").GetString() == "group-b"
        );
        groupB.GetProperty("from").GetString().Should().Be("2019-08-28");
        groupB.GetProperty("until").GetString().Should().Be("2019-11-22");
        groupB.GetProperty("acts")[0].GetProperty("title").GetString().Should().NotBeEmpty();
        var lists = groupB.GetProperty("changes").GetProperty("lists").EnumerateArray();
        lists
            .Single(list => list.GetProperty("list").GetString() == "appended-table-3")
            .GetProperty("removed")[0]
            .GetString()
            .Should()
            .Be("KR");
    }
}
