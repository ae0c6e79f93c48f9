using System.Collections.Concurrent;
using ExportRules.RuleSets;
using ExportRules.Tests.Generated;

namespace ExportRules.Tests.Reference;

/// <summary>The engine against a second, independent reading of the design.</summary>
public sealed class EngineAgainstReferenceTests
{
    private const int Chunks = 100;
    private const int PerChunk = 1_000;

    [Fact]
    public void Evaluate_AHundredThousandGeneratedTransactions_AgreesWithTheReference()
    {
        var ruleSet = BuiltInRuleSets.Japan;
        var engine = new ExportRulesEngine(ruleSet);
        var generator = new TransactionGenerator(ruleSet);
        var references = ruleSet.Versions.ToDictionary(
            version => version.Id,
            version => new ReferenceEvaluator(ruleSet, version.From)
        );
        var differences = new ConcurrentBag<string>();
        var seen = new ConcurrentDictionary<string, int>();

        Parallel.For(
            0,
            Chunks,
            chunk =>
            {
                var dice = new Dice((ulong)chunk + 1);
                for (var index = 0; index < PerChunk && differences.Count < 20; index++)
                {
                    var facts = generator.Next(dice);
                    var decision = engine.Evaluate(TransactionGenerator.Transaction(facts));
                    var expected = references[decision.Policy.Version].Evaluate(facts);
                    Count(seen, decision);
                    if (Difference(decision, expected, facts) is { } difference)
                    {
                        differences.Add(
                            $"[{chunk}/{index}] {difference}\n  {TransactionGenerator.Describe(facts)}"
                        );
                    }
                }
            }
        );

        differences.Should().BeEmpty();
        seen["transactions"].Should().Be(Chunks * PerChunk);
        // The comparison is worth something only if every kind of answer occurs in every version.
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            seen.GetValueOrDefault(outcome.ToString())
                .Should()
                .BeGreaterThan(500, $"{outcome} must occur: {Summary(seen)}");
        }
        ruleSet.Versions.Should().OnlyContain(version => seen.ContainsKey(version.Id));
    }

    private static string Summary(ConcurrentDictionary<string, int> seen) =>
        string.Join(", ", seen.Select(pair => $"{pair.Key} {pair.Value}"));

    private static void Count(ConcurrentDictionary<string, int> seen, Decision decision)
    {
        foreach (
            var key in new[]
            {
                "transactions",
                decision.Outcome.ToString(),
                decision.Policy.Version,
            }
        )
        {
            seen.AddOrUpdate(key, 1, (_, count) => count + 1);
        }
    }

    private static string? Difference(
        Decision decision,
        ReferenceAnswer expected,
        Dictionary<string, FactValue> facts
    )
    {
        var isOpen = decision.Outcome is Outcome.Undetermined;
        var actual = new ReferenceAnswer
        {
            Outcome = decision.Outcome,
            License = decision.License,
            Statuses = string.Join(
                ' ',
                decision.Licenses.Select(status => $"{status.Type}={Words.Of(status.Status)}")
            ),
            Basis = isOpen ? "" : string.Join(' ', decision.Basis),
            Exemption = decision.Exemption,
        };
        if (actual != expected)
        {
            return $"engine    {actual} {string.Join(';', decision.Notes)}\n  reference {expected}";
        }
        if (!isOpen && decision.Missing.Count > 0)
        {
            return $"determined, and still missing {string.Join(", ", decision.Missing)}";
        }
        if (isOpen && decision.Missing.Count == 0 && decision.Notes.Count == 0)
        {
            return "undetermined without a fact that is missing and without a note that says why";
        }
        // What is asked for was not supplied; an amount in a foreign currency and a short HS code may be asked for again.
        return
            decision.Missing.FirstOrDefault(path =>
                facts.ContainsKey(path)
                && path is not ("item.contractTotal" or "item.value" or "item.hs")
            )
                is { } supplied
            ? $"asks for {supplied}, which was supplied"
            : null;
    }
}
