using System.Collections.Concurrent;
using ExportRules.RuleSets;
using ExportRules.Tests.Generated;

namespace ExportRules.Tests.Properties;

/// <summary>What design point 2 promises: a determined answer survives every fact that is supplied later.</summary>
public sealed class MissingFactTests
{
    private const int Chunks = 40;
    private const int PerChunk = 100;

    /// <summary>
    /// The facts whose later supply may change a determined answer in any direction, each with its reason. A rule tests
    /// whether they are given at all, so that leaving them out says something; everything else must keep the promise.
    /// </summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["item.material"] =
            "classifies by its parameters, beside what the exporter classified; left out, it says nothing",
        ["item.entries"] =
            "the exporter's own classification counts beside what the parameters say; the strictest counts",
    };

    [Fact]
    public void Evaluate_FactsRevealedOneByOne_NeverContradictADeterminedAnswer()
    {
        var generator = new TransactionGenerator(BuiltInRuleSets.Japan);
        var problems = new ConcurrentBag<(string Fact, string Text)>();
        var steps = 0;
        var determined = 0;

        Parallel.For(
            0,
            Chunks,
            chunk =>
            {
                var dice = new Dice((ulong)chunk + 5_000);
                for (var index = 0; index < PerChunk; index++)
                {
                    var all = generator.Next(dice);
                    var revealed = new Dictionary<string, FactValue>(StringComparer.Ordinal)
                    {
                        ["date"] = all["date"],
                    };
                    var before = Japan.Engine.Evaluate(TransactionGenerator.Transaction(revealed));
                    foreach (
                        var fact in dice.Shuffle(
                            all.Keys.Where(path => path is not ("date" or "endUser.listed.list"))
                                .Order(StringComparer.Ordinal)
                        )
                    )
                    {
                        revealed[fact] = all[fact];
                        if (fact == "endUser.listed.concerns")
                        {
                            revealed["endUser.listed.list"] = all["endUser.listed.list"];
                        }
                        var after = Japan.Engine.Evaluate(
                            TransactionGenerator.Transaction(revealed)
                        );
                        Interlocked.Increment(ref steps);
                        if (before.Outcome is not Outcome.Undetermined)
                        {
                            Interlocked.Increment(ref determined);
                            if (
                                !Exceptions.ContainsKey(fact)
                                && Contradiction(before, after, fact) is { } problem
                            )
                            {
                                problems.Add(
                                    (
                                        fact,
                                        $"{problem} {string.Join("; ", after.Notes)}\n  + {fact}={all[fact]}\n  {TransactionGenerator.Describe(revealed)}"
                                    )
                                );
                            }
                        }
                        before = after;
                    }
                }
            }
        );

        var byFact = problems
            .GroupBy(problem => problem.Fact)
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key} {group.Count()} times: {group.First().Text}");
        byFact.Should().BeEmpty();
        steps.Should().BeGreaterThan(20_000);
        determined.Should().BeGreaterThan(5_000);
    }

    private static string? Contradiction(Decision before, Decision after, string fact)
    {
        if ((before.Outcome, before.License) == (after.Outcome, after.License))
        {
            return null;
        }
        var (was, isNow) = (Rank(before), Rank(after));
        var change = $"{before.Outcome} {before.License} became {after.Outcome} {after.License}";
        return isNow < 0 ? $"undetermined: {change}"
            : isNow > was ? $"stricter: {change}"
            : before.MayRelax.Any(relaxation => relaxation.Fact == fact) ? null
            : $"milder without a word in mayRelax: {change}";
    }

    private static int Rank(Decision decision)
    {
        var types = BuiltInRuleSets.Japan.LicenseTypes;
        return decision.Outcome switch
        {
            Outcome.NoLicenseRequired => 0,
            Outcome.LicenseRequired => 1
                + (
                    types.FirstOrDefault(type => type.Id == decision.License)?.Burden ?? types.Count
                ),
            Outcome.Prohibited => types.Count + 2,
            _ => -1,
        };
    }

    [Fact]
    public void Evaluate_WithAssumptions_AnswersAsIfSuppliedAndRecordsThemAsAssumed()
    {
        var generator = new TransactionGenerator(BuiltInRuleSets.Japan);
        var dice = new Dice(77);
        var assumable = new[]
        {
            "endUse.wmd",
            "endUse.conventionalArms",
            "notice.inform",
            "item.kind",
            "item.bulkCell",
            "item.contractTotal",
            "item.currency",
            "exporter.licensesToSameBuyer",
            "purpose",
        };
        for (var index = 0; index < 2_000; index++)
        {
            var facts = generator.Next(dice);
            var assumptions = assumable
                .Where(_ => dice.Chance(0.4))
                .ToDictionary(path => path, path => dice.Pick(generator.Pools.Pools[path]));
            var added = assumptions.Where(pair => !facts.ContainsKey(pair.Key)).ToDictionary();
            var both = facts.Concat(added).ToDictionary();

            var assumed = Japan.Engine.Evaluate(
                TransactionGenerator.Transaction(facts),
                new EvaluationOptions { Assumptions = assumptions }
            );
            var supplied = Japan.Engine.Evaluate(TransactionGenerator.Transaction(both));

            // Nothing milder comes from an assumption that is not on record, and a supplied fact is never replaced.
            assumed
                .Assumed.Select(fact => (fact.Fact, fact.Value))
                .Should()
                .BeEquivalentTo(added.Select(pair => (pair.Key, pair.Value)));
            Japan
                .Write(assumed with { Assumed = [], ContractDate = null, Notes = [] })
                .Should()
                .Be(
                    Japan.Write(supplied with { ContractDate = null, Notes = [] }),
                    TransactionGenerator.Describe(both)
                );
        }
    }
}
