using ExportRules.Analysis;
using ExportRules.Input;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.Analysis;

public sealed class RequirementsTests
{
    [Fact]
    public void Of_SmallRuleSets_CountsTheCasesThatEachFurtherFactSettles()
    {
        var facts = 0;
        foreach (var text in RandomRuleSets.Texts(150, seed: 160000, narrow: true))
        {
            var ruleSet = RuleSetLoader.LoadText(text).OrThrow();
            var version = ruleSet.Versions[0];
            var engine = new ExportRulesEngine(ruleSet);
            var options = new EvaluationOptions { PolicyDate = version.From };
            var partial = RandomRuleSets.Narrow(null, null, null, ["A(1)"]);

            var list = new Requirements(ruleSet).Of(
                TransactionFacts.Bind(ruleSet, partial),
                options
            );

            list.IsDetermined.Should()
                .Be(engine.Evaluate(partial, options).Outcome is not Outcome.Undetermined);
            var partition = FactPartition.Of(version);
            var asked = new List<FactDomain>();
            foreach (var fact in list.Facts)
            {
                facts++;
                asked.Add(partition.Find(fact.Fact)!);
                var cases = Cases(partition, asked, 0, new int[partition.Domains.Count]).ToList();
                var settled = cases.Count(point =>
                    engine
                        .Evaluate(
                            Witness.At(
                                partition,
                                partition.Items.Find("A(1)")!,
                                point,
                                version.From
                            ),
                            options
                        )
                        .Outcome
                        is not Outcome.Undetermined
                );
                fact.Settled.Should().Be(decimal.Round((decimal)settled / cases.Count, 3), text);
            }
        }
        facts.Should().BeGreaterThan(60);
    }

    [Fact]
    public void Of_NothingButTheDate_AsksForTheEntriesFirst()
    {
        var list = new Requirements(BuiltInRuleSets.Japan).Of(
            TransactionFacts.Bind(BuiltInRuleSets.Japan, new() { Date = new(2024, 1, 5) }),
            new()
        );

        list.Facts.Take(2)
            .Select(fact => fact.Fact)
            .Should()
            .BeEquivalentTo(BuiltInFacts.Entries, BuiltInFacts.Destination);
        list.Facts.Select(fact => fact.Settled).Should().BeInAscendingOrder();
        list.Facts[^1].Settled.Should().BeGreaterThan(0.9m);
    }

    [Fact]
    public void Of_AnOrdinaryInquiry_AsksForExceptionalGroundsLast()
    {
        var partial = new Transaction
        {
            Date = new(2019, 7, 5),
            Destination = "KR",
            Item = new() { Kind = "goods", Material = "resist" },
        };

        var list = new Requirements(BuiltInRuleSets.Japan).Of(
            TransactionFacts.Bind(BuiltInRuleSets.Japan, partial),
            new()
        );

        // To state it would settle everything; it is stated of goods that came in free of charge, and of no others.
        list.Facts.Select(fact => fact.Fact)
            .Should()
            .StartWith([BuiltInFacts.Entries, "item.attributes.resistType"])
            .And.EndWith("freeOfCharge.importedAs");
    }

    [Fact]
    public void Of_AnItemWithSeveralEntries_CountsEachEntry()
    {
        var partial = new Transaction
        {
            Date = new(2024, 1, 5),
            Item = new() { Entries = ["5(18)", "7(3)"] },
        };

        var list = new Requirements(BuiltInRuleSets.Japan).Of(
            TransactionFacts.Bind(BuiltInRuleSets.Japan, partial),
            new()
        );

        list.Facts[0].Fact.Should().Be(BuiltInFacts.Destination);
    }

    [Fact]
    public void Of_SeveralThreads_AnswersEachAlike()
    {
        var requirements = new Requirements(BuiltInRuleSets.Japan);
        var partial = new Transaction
        {
            Date = new(2019, 7, 5),
            Destination = "KR",
            Item = new() { Kind = "goods", Material = "hydrogen-fluoride" },
        };

        var lists = Enumerable
            .Range(0, 8)
            .AsParallel()
            .Select(_ => requirements.Of(partial))
            .ToList();

        lists
            .Should()
            .AllSatisfy(list =>
                list.Facts.Select(fact => fact.Fact).Should().Equal("item.attributes.concentration")
            );
    }

    private static IEnumerable<int[]> Cases(
        FactPartition partition,
        List<FactDomain> asked,
        int next,
        int[] point
    )
    {
        if (next == asked.Count)
        {
            yield return point;
            yield break;
        }
        for (var index = 1; index < asked[next].Classes.Count; index++)
        {
            var further = (int[])point.Clone();
            further[asked[next].Level] = index;
            foreach (var one in Cases(partition, asked, next + 1, further))
            {
                yield return one;
            }
        }
    }
}
