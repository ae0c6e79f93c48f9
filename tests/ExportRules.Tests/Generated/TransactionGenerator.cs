using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Generated;

/// <summary>Random transactions over everything that a rule set declares; the same seed gives the same ones.</summary>
internal sealed class TransactionGenerator(RuleSet ruleSet)
{
    private static readonly double[] Densities = [0.2, 0.5, 0.8, 0.95, 1];

    private readonly FactPools pools = new(ruleSet);
    private readonly List<string> paths =
    [
        .. new FactPools(ruleSet).Pools.Keys.Order(StringComparer.Ordinal),
    ];

    public FactPools Pools => pools;

    /// <summary>The facts of one transaction in their one spelling; <c>date</c> is always among them.</summary>
    public Dictionary<string, FactValue> Next(Dice dice)
    {
        var density = dice.Pick(Densities);
        var rareDensity = dice.Chance(0.5) ? 0.03 : density;
        var facts = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var share = path switch
            {
                "date" => 1,
                "contractDate" => 0.05,
                "item.material" or "item.entries" => 0.5,
                "item.kind" or "destination" => Math.Max(density, 0.8),
                _ when pools.GivenFacts.Contains(path) => rareDensity,
                _ => density,
            };
            if (dice.Chance(share))
            {
                facts[path] = dice.Pick(pools.Pools[path]);
            }
        }
        // The story of the three items is told in Korea; a third of all transactions go there.
        if (facts.ContainsKey("destination") && dice.Chance(0.33))
        {
            facts["destination"] = FactValue.Of("KR");
        }
        // Both are written in one place, so they are supplied together.
        if (facts.ContainsKey("endUser.listed.concerns"))
        {
            facts["endUser.listed.list"] = FactValue.Of(["meti-end-user-list"]);
        }
        else
        {
            facts.Remove("endUser.listed.list");
        }
        // A total holds the value of its line; anything less is refused.
        if (
            facts.TryGetValue(BuiltInFacts.Value, out var value)
            && facts.TryGetValue(BuiltInFacts.ContractTotal, out var total)
            && total.Number < value.Number
        )
        {
            facts[BuiltInFacts.Value] = total;
        }
        return facts;
    }

    /// <summary>The facts as a caller would supply them.</summary>
    public static Transaction Transaction(
        IReadOnlyDictionary<string, FactValue> facts,
        string? id = null
    )
    {
        var draft = new TransactionDraft { Id = id };
        foreach (var (path, value) in facts)
        {
            if (path == "endUser.listed.concerns")
            {
                draft.Listed = [new() { List = "meti-end-user-list", Concerns = [.. value.Texts] }];
            }
            else if (path != "endUser.listed.list")
            {
                draft.Set(path, value);
            }
        }
        return draft.Build();
    }

    public static string Describe(IReadOnlyDictionary<string, FactValue> facts) =>
        string.Join(
            ", ",
            facts
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")
        );
}
