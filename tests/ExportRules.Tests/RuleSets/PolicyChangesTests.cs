using ExportRules.RuleSets;
using ExportRules.Tests.PumpLaw;

namespace ExportRules.Tests.RuleSets;

public sealed class PolicyChangesTests
{
    [Fact]
    public void Between_TwoTexts_NamesRulesMembersAndRows()
    {
        var law = PumpLawFolder.RuleSet;

        var changes = PolicyChanges.Between(law.Find("2021-06-01")!, law.Find("second-text")!);

        changes.RulesAdded.Should().Equal("small-value", "weapons-use");
        changes.RulesChanged.Should().BeEmpty();
        changes.RulesRepealed.Should().Equal("no-bulk-to-korea");
        changes
            .Lists.Should()
            .BeEquivalentTo<ListChange>([new("partners", [], ["CH"]), new("watched", ["KP"], [])]);
        changes.Tables.Should().BeEquivalentTo<TableChange>([new("entries", ["2"], ["1(2)"], [])]);
    }

    [Fact]
    public void Between_AVersionAndItself_IsNothing()
    {
        var version = PumpLawFolder.RuleSet.Versions[0];

        PolicyChanges
            .Between(version, version)
            .Should()
            .BeEquivalentTo(
                new PolicyChanges
                {
                    RulesAdded = [],
                    RulesChanged = [],
                    RulesRepealed = [],
                    Lists = [],
                    Tables = [],
                }
            );
    }
}
