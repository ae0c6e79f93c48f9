using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Which number facts are compared with each other, and with which values: they are cut alike.</summary>
internal sealed class NumberFamilies
{
    private readonly Dictionary<string, string> leader = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<decimal>> thresholds = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, SortedSet<string>> members = new(StringComparer.Ordinal);

    public NumberFamilies(
        RuleSet ruleSet,
        IReadOnlyList<PolicyVersion> versions,
        IReadOnlyList<TestUse> uses
    )
    {
        foreach (var use in uses)
        {
            if (use.Test.Operand.Fact is { } other && IsNumber(use.Fact))
            {
                Join(use.Test.Fact, other);
            }
        }
        foreach (var use in uses.Where(use => IsNumber(use.Fact)))
        {
            Thresholds(use.Test.Fact)
                .UnionWith(
                    use.Test.Operand.Values.Where(value =>
                            value.Kind is FactKind.Number or FactKind.Date
                        )
                        .Select(Number)
                );
            Member(use.Fact);
            if (use.Test.Operand.Fact is { } other)
            {
                Member(ruleSet.Facts.Find(other)!);
            }
        }
        // A column that is compared brings all its values, whichever row is found.
        foreach (var table in versions.SelectMany(version => version.Tables))
        {
            for (var index = 0; index < table.Table.Columns.Count; index++)
            {
                var path = $"{table.Table.As}.{table.Table.Columns[index].Name}";
                if (members.ContainsKey(Leader(path)))
                {
                    Thresholds(path)
                        .UnionWith(
                            table
                                .Rows.Values.Select(row => row.Values[index])
                                .Where(value => value.Kind is FactKind.Number or FactKind.Date)
                                .Select(Number)
                        );
                }
            }
        }
    }

    public NumberCuts CutsOf(FactDeclaration fact) =>
        new(
            fact,
            Thresholds(fact.Path),
            Math.Max(1, members.GetValueOrDefault(Leader(fact.Path))?.Count ?? 1)
        );

    private static bool IsNumber(FactDeclaration fact) =>
        fact.Type is FactType.Number or FactType.Money or FactType.Date;

    private static decimal Number(FactValue value) =>
        value.Kind is FactKind.Date ? value.Date.DayNumber : value.Number;

    private void Member(FactDeclaration fact)
    {
        var path = Leader(fact.Path);
        if (!members.TryGetValue(path, out var family))
        {
            members[path] = family = new(StringComparer.Ordinal);
        }
        // A column's values are cuts themselves; only supplied facts move within a stretch.
        if (!fact.IsDerived)
        {
            family.Add(fact.Path);
        }
    }

    private SortedSet<decimal> Thresholds(string path)
    {
        path = Leader(path);
        if (!thresholds.TryGetValue(path, out var set))
        {
            thresholds[path] = set = [];
        }
        return set;
    }

    private string Leader(string path)
    {
        while (leader.TryGetValue(path, out var next) && next != path)
        {
            path = next;
        }
        return path;
    }

    private void Join(string left, string right) => leader[Leader(left)] = Leader(right);
}
