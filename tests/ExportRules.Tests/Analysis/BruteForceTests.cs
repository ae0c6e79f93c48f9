using ExportRules.Analysis;
using ExportRules.Compilation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Analysis;

/// <summary>The analysis against the engine, transaction by transaction, on many small rule sets.</summary>
public sealed class BruteForceTests
{
    private const int RuleSetCount = 1000;

    [Fact]
    public void Differs_OnAThousandSmallRuleSets_EqualsEnumeration()
    {
        var transactions = RandomRuleSets.Grid().ToList();
        var random = new Random(5);
        var (rounds, differences) = (0, 0);
        foreach (var ruleSet in RandomRuleSets.Many(RuleSetCount, seed: 1))
        {
            if (ruleSet.Versions.Length < 2)
            {
                continue;
            }
            rounds++;
            var (before, after) = (ruleSet.Versions[0], ruleSet.Versions[1]);
            var comparison = new PolicyComparison(before, after);
            var differs = comparison.Answers.ToDictionary(
                answer => answer.Item,
                answer => comparison.Differs(answer.Item)
            );
            var engine = new ExportRulesEngine(ruleSet);
            for (var sample = 0; sample < 60; sample++)
            {
                var transaction = transactions[random.Next(transactions.Count)];
                var was = engine.Evaluate(transaction, before.From);
                var becomes = engine.Evaluate(transaction, after.From);
                var (item, point) = Place(comparison.Space.Partition, transaction);
                var answer = comparison.Answers.First(answer => answer.Item == item);
                comparison
                    .Space.Store.Evaluate(answer.Before.Code, point)
                    .Should()
                    .Be(AnswerCode.Of(was.Outcome, was.License, ruleSet));
                comparison
                    .Space.Store.Evaluate(answer.After.Code, point)
                    .Should()
                    .Be(AnswerCode.Of(becomes.Outcome, becomes.License, ruleSet));
                var expected =
                    was.Outcome != becomes.Outcome
                    || was.License != becomes.License
                    || (
                        was.Outcome is Outcome.LicenseRequired
                        && becomes.Outcome is Outcome.LicenseRequired
                        && !was
                            .Licenses.Select(status => status.Status)
                            .SequenceEqual(becomes.Licenses.Select(status => status.Status))
                    );
                (comparison.Space.Store.Evaluate(differs[item], point) == Logic.True)
                    .Should()
                    .Be(expected);
                differences += expected ? 1 : 0;
            }
        }
        rounds.Should().BeGreaterThan(RuleSetCount * 9 / 10);
        differences.Should().BeGreaterThan(1000);
    }

    [Fact]
    public void Regions_OnSmallRuleSets_HoldEveryDifferenceAndTheirWitnessesShowThem()
    {
        var transactions = RandomRuleSets.Grid().Where((_, index) => index % 7 == 0).ToList();
        var checkedRegions = 0;
        foreach (var ruleSet in RandomRuleSets.Many(60, seed: 7000))
        {
            if (ruleSet.Versions.Length < 2)
            {
                continue;
            }
            var difference = PolicyComparison.Of(ruleSet.Versions[0], ruleSet.Versions[1]);
            DifferenceChecks.WitnessesShow(ruleSet, difference);
            checkedRegions += difference.Regions.Count;
            difference.Coverage.IsExhaustive.Should().BeTrue();
            if (difference.Regions.Count + difference.OpenRegions.Count > 0)
            {
                continue;
            }
            var engine = new ExportRulesEngine(ruleSet);
            foreach (var transaction in transactions)
            {
                var was = engine.Evaluate(transaction, ruleSet.Versions[0].From);
                var becomes = engine.Evaluate(transaction, ruleSet.Versions[1].From);
                (becomes.Outcome, becomes.License).Should().Be((was.Outcome, was.License));
            }
        }
        checkedRegions.Should().BeGreaterThan(50);
    }

    internal static (ItemCase Item, int[] Point) Place(
        FactPartition partition,
        Transaction transaction
    )
    {
        var facts = TransactionFacts.Bind(partition.RuleSet, transaction).Facts;
        var entries = facts[BuiltInFacts.Entries];
        var item = partition.Items.All.First(item =>
            entries.Members is [var entry]
                ? item.Members.Contains(entry)
                : item.Entries.Kind == entries.Kind && item.Entry is null
        );
        return (
            item,
            [.. partition.Domains.Select(domain => domain.ClassOf(facts.Values[domain.Fact.Index]))]
        );
    }
}
