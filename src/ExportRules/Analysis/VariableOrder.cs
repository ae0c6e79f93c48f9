using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The order in which diagrams test the facts: what many rules test comes first, so that the rest shares its parts.</summary>
internal static class VariableOrder
{
    public static IReadOnlyList<FactDeclaration> Of(
        IReadOnlyList<PolicyVersion> versions,
        FactCatalog facts,
        IReadOnlyList<TestUse> uses
    )
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var rules = versions
            .SelectMany(version => version.Rules)
            .GroupBy(rule => rule.Rule.Id, StringComparer.Ordinal)
            .Select(group => group.DistinctBy(rule => rule.Version.From));
        var place = 0;
        foreach (var rule in rules)
        {
            var paths = rule.SelectMany(version => TestUse.Tests(version.Version.When))
                .SelectMany(test => Supplied(facts, versions, test))
                .Distinct(StringComparer.Ordinal);
            foreach (var path in paths)
            {
                if (!places.TryGetValue(path, out var list))
                {
                    places[path] = list = [];
                }
                list.Add(place);
            }
            place++;
        }
        return
        [
            .. places
                .Where(pair => pair.Key is not (BuiltInFacts.Entries or BuiltInFacts.NotListed))
                .OrderByDescending(pair => pair.Value.Count)
                .ThenBy(pair => pair.Value[0])
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => facts.Find(pair.Key)!),
        ];
    }

    /// <summary>The supplied facts on which a test rests, also by way of a table.</summary>
    public static IEnumerable<string> Supplied(
        FactCatalog facts,
        IReadOnlyList<PolicyVersion> versions,
        TestCondition test
    )
    {
        foreach (var path in new[] { test.Fact, test.Operand.Fact })
        {
            if (path is null || facts.Find(path) is not { } fact)
            {
                continue;
            }
            foreach (var supplied in Supplied(facts, versions, fact))
            {
                yield return supplied;
            }
            if (
                fact is { Type: FactType.Money, CurrencyFact: { } currency, Currency: not null }
                && test.Operator is not Operator.Given
            )
            {
                yield return currency;
            }
        }
    }

    private static IEnumerable<string> Supplied(
        FactCatalog facts,
        IReadOnlyList<PolicyVersion> versions,
        FactDeclaration fact
    )
    {
        if (!fact.IsDerived)
        {
            return [fact.Path];
        }
        return versions[0]
            .Tables.Where(table =>
                table.Table.Columns.Any(column => $"{table.Table.As}.{column.Name}" == fact.Path)
            )
            .SelectMany(table => table.Table.Keys)
            .SelectMany(key => Supplied(facts, versions, facts.Find(key)!));
    }
}
