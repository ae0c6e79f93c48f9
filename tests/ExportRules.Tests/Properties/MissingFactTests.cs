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
    /// The facts whose later supply may change a determined answer in any direction, each with its reason. Every other
    /// fact keeps the promise. Rules test whether these are given at all, so that leaving them out already says something.
    /// </summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["item.material"] =
            "classifies beside the exporter's own entries; the strictest entry counts",
        ["item.entries"] =
            "counts beside what material and parameters say; the strictest entry counts",
        ["brokering.from"] =
            "makes the transaction a sale between two foreign countries, which other rules govern",
        ["provision.manner"] =
            "left out, technology crosses the border; other manners are other acts",
        ["consignee.finalDestinationOpen"] = "left out, the destination is final",
    };

    [Fact]
    public void Evaluate_FactsRevealedOneByOne_NeverContradictADeterminedAnswer()
    {
        var generator = new TransactionGenerator(BuiltInRuleSets.Japan);
        var problems = new ConcurrentBag<(string Fact, string Text)>();
        var steps = 0;
        var held = 0;

        Parallel.For(
            0,
            Chunks,
            chunk =>
            {
                var dice = new Dice((ulong)chunk + 5_000);
                for (var index = 0; index < PerChunk; index++)
                {
                    var standing = new StandingAnswer(generator.Pools.GivenFacts);
                    foreach (var (fact, revealed) in Reveal(generator.Next(dice), dice))
                    {
                        var decision = Japan.Engine.Evaluate(
                            TransactionGenerator.Transaction(revealed)
                        );
                        Interlocked.Increment(ref steps);
                        Interlocked.Add(ref held, standing.IsSet ? 1 : 0);
                        if (standing.Contradiction(fact, decision) is { } problem)
                        {
                            problems.Add(
                                (
                                    fact,
                                    $"{problem} {string.Join("; ", decision.Notes)}\n  + {fact}\n  {TransactionGenerator.Describe(revealed)}"
                                )
                            );
                        }
                    }
                }
            }
        );

        var byFact = problems
            .GroupBy(problem => problem.Fact)
            .OrderByDescending(group => group.Count())
            .Select(group => $"{group.Key} {group.Count()} times: {group.First().Text}");
        string.Join("\n", byFact).Should().BeEmpty();
        steps.Should().BeGreaterThan(20_000);
        held.Should().BeGreaterThan(5_000);
    }

    private static IEnumerable<(string Fact, Dictionary<string, FactValue> Revealed)> Reveal(
        Dictionary<string, FactValue> all,
        Dice dice
    )
    {
        var revealed = new Dictionary<string, FactValue>(StringComparer.Ordinal)
        {
            ["date"] = all["date"],
        };
        yield return ("date", revealed);
        var hidden = all
            .Keys.Where(path => path is not ("date" or "endUser.listed.list"))
            .Order(StringComparer.Ordinal);
        foreach (var fact in dice.Shuffle(hidden))
        {
            revealed[fact] = all[fact];
            if (fact == "endUser.listed.concerns")
            {
                revealed["endUser.listed.list"] = all["endUser.listed.list"];
            }
            yield return (fact, revealed);
        }
    }

    /// <summary>The last determined answer, and the facts that were named since as able to relax it.</summary>
    /// <param name="claims">
    /// Facts whose mere absence a rule tests. Where such a fact makes the answer milder it is a ground that the exporter
    /// claims; nobody is asked for all of them, so <c>mayRelax</c> does not list them.
    /// </param>
    private sealed class StandingAnswer(IReadOnlySet<string> claims)
    {
        private readonly HashSet<string> named = new(StringComparer.Ordinal);
        private Decision? last;
        private bool isRelaxing;

        public bool IsSet => last is not null;

        public string? Contradiction(string fact, Decision decision)
        {
            // An input that contradicts itself is no longer the transaction that was answered.
            var isAnother =
                Exceptions.ContainsKey(fact)
                || decision.Notes.Any(note =>
                    note.StartsWith("contradiction", StringComparison.Ordinal)
                );
            var problem = last is null || isAnother ? null : Compare(last, decision, fact);
            if (isAnother)
            {
                named.Clear();
                last = null;
            }
            if (decision.Outcome is not Outcome.Undetermined)
            {
                last = decision;
            }
            isRelaxing = last is not null && decision.Outcome is Outcome.Undetermined;
            named.UnionWith(decision.MayRelax.Select(relaxation => relaxation.Fact));
            named.UnionWith(decision.Missing);
            return problem;
        }

        private string? Compare(Decision before, Decision after, string fact)
        {
            var (was, isNow) = (Rank(before), Rank(after));
            var change =
                $"{before.Outcome} {before.License} became {after.Outcome} {after.License}";
            return was == isNow ? null
                : isNow > was ? $"stricter: {change}"
                : named.Contains(fact) || claims.Contains(fact) ? null
                // A relaxation that has begun stays open until the further facts it needs are there.
                : isNow < 0 ? (isRelaxing ? null : $"undetermined: {change}")
                : $"milder without a word in mayRelax: {change}";
        }
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
            if (assumptions.ContainsKey("item.contractTotal"))
            {
                // A total below it would be refused where it is supplied.
                facts.Remove("item.value");
            }
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
