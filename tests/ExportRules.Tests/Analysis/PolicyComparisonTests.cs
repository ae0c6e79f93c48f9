using ExportRules.Analysis;
using ExportRules.RuleSets;
using ExportRules.Tests.Cli;

namespace ExportRules.Tests.Analysis;

public sealed class PolicyComparisonTests
{
    private static readonly RuleSet Japan = BuiltInRuleSets.Japan;

    [Fact]
    public void Of_MarchReversionAgainstItsPredecessor_IsTheThreeItemsToKoreaAndNothingElse()
    {
        var difference = Against("march-2023-reversion", null);

        DifferenceChecks.WitnessesShow(Japan, difference);
        difference.Coverage.IsExhaustive.Should().BeTrue();
        difference
            .Regions.Concat(difference.OpenRegions)
            .SelectMany(region => region.Entries)
            .Distinct()
            .Should()
            .BeEquivalentTo("3(1)", "5(17)", "7(19)");
        foreach (var region in difference.Regions.Concat(difference.OpenRegions))
        {
            region.Facts.Single(fact => fact.Fact == "destination").Text.Should().Be("KR");
            if (!region.Entries.Contains("7(19)") && region.OnlyWith.Count == 0)
            {
                region
                    .Facts.Single(fact => fact.Fact == "item.material")
                    .Text.Should()
                    .BeOneOf("hydrogen-fluoride", "fluorinated-polyimide");
            }
        }
        difference
            .Regions.SelectMany(region => region.Changes)
            .Should()
            .Contain(
                new AnswerChange(
                    AnswerChange.Answer,
                    "license-required (individual)",
                    "license-required (special-general-bulk)"
                )
            );
    }

    [Fact]
    public void Of_MarchReversionAgainstPreJuly2019_ShowsWhatDidNotComeBack()
    {
        var difference = Against("march-2023-reversion", "pre-july-2019");

        DifferenceChecks.WitnessesShow(Japan, difference);
        difference.Coverage.IsExhaustive.Should().BeTrue();
        difference
            .Regions.Should()
            .Contain(region =>
                region.Facts.Any(fact => fact.Fact == "destination" && fact.Text == "KR")
                && region.Changes.Contains(
                    new(
                        AnswerChange.Answer,
                        "license-required (general-bulk)",
                        "license-required (special-general-bulk)"
                    )
                )
            );
        // What did come back: the license of the three items themselves, except for a stated use for conventional
        // arms, which takes the bulk licenses away while Korea is outside Group A.
        difference
            .Regions.Where(region =>
                region.Facts.Any(fact =>
                    fact.Fact == "item.material" && fact.Text == "hydrogen-fluoride"
                ) && region.Facts.Any(fact => fact.Fact == "destination" && fact.Text == "KR")
            )
            .Where(region =>
                region.Changes.Any(change =>
                    change.Before == "license-required (special-general-bulk)"
                )
            )
            .Should()
            .OnlyContain(region => region.RulesAfter.Contains("bulk-conventional-use"));
    }

    [Fact]
    public void Of_TheSameVersion_FindsNothing()
    {
        var version = Japan.Find("group-b")!;

        var difference = PolicyComparison.Of(version, version);

        difference.Regions.Should().BeEmpty();
        difference.OpenRegions.Should().BeEmpty();
        difference.Text.Should().BeEmpty();
    }

    [Theory]
    [InlineData("text", "Nothing else differs.")]
    [InlineData("markdown", "| 3(1) | `destination`: KR")]
    [InlineData("json", "\"exhaustive\": true")]
    public async Task Diff_OfTheReversion_PrintsEachFormat(string format, string expected)
    {
        var run = await CliRun.Of(
            "diff",
            "--from",
            "2022-07-01",
            "--to",
            "march-2023-reversion",
            "--format",
            format
        );

        run.ExitCode.Should().Be(0, run.Error);
        run.Output.Should().Contain(expected);
        run.Output.Should().Contain("hydrogen-fluoride");
    }

    private static PolicyDifference Against(string name, string? earlier)
    {
        var after = Japan.Find(name)!;
        var before = earlier is null ? Japan.At(after.From.AddDays(-1)) : Japan.Find(earlier)!;
        return PolicyComparison.Of(before, after);
    }
}
