using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The facts that what changed between two versions speaks about: rules, lists and rows that are the same cannot bound a difference.</summary>
internal static class ChangedFacts
{
    public static IReadOnlySet<int> Levels(
        FactPartition partition,
        PolicyVersion before,
        PolicyVersion after
    )
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var rules = before.Rules.Concat(after.Rules).ToList();
        var shared = before
            .Rules.Select(rule => rule.Version)
            .Intersect(after.Rules.Select(rule => rule.Version))
            .ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var rule in rules.Where(rule => rule.Rule.Stage is not Stage.Obligations))
        {
            var isChanged = !shared.Contains(rule.Version);
            foreach (var test in TestUse.Tests(rule.Version.When))
            {
                if (
                    isChanged
                    || IsListChanged(test, before, after)
                    || IsRowChanged(test, before, after)
                )
                {
                    paths.UnionWith(
                        VariableOrder.Supplied(partition.RuleSet.Facts, partition.Versions, test)
                    );
                }
            }
        }
        return paths.Select(path => partition.Find(path)?.Level ?? -1).ToHashSet();
    }

    /// <summary>
    /// Facts that rules test only together with <c>given</c>: grounds that are left out in the ordinary case, such as
    /// an exemption for a special purpose.
    /// </summary>
    public static IReadOnlySet<int> Exceptional(FactPartition partition)
    {
        var ordinary = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var rule in partition
                .Versions.SelectMany(version => version.Rules)
                .Where(rule => rule.Rule.Stage is not Stage.Obligations)
        )
        {
            var tests = TestUse.Tests(rule.Version.When).ToList();
            var guarded = tests
                .Where(test => test.Operator is Operator.Given)
                .Select(test => test.Fact)
                .ToHashSet(StringComparer.Ordinal);
            ordinary.UnionWith(
                tests
                    .Where(test => !guarded.Contains(test.Fact))
                    .SelectMany(test =>
                        VariableOrder.Supplied(partition.RuleSet.Facts, partition.Versions, test)
                    )
            );
        }
        return partition
            .Domains.Where(domain => !ordinary.Contains(domain.Fact.Path))
            .Select(domain => domain.Level)
            .ToHashSet();
    }

    /// <summary>Where no exceptional ground is stated.</summary>
    public static int Ordinary(AnalysisSpace space) =>
        new Box(
            Exceptional(space.Partition)
                .Select(level =>
                {
                    var side = new bool[space.Store.Arity(level)];
                    side[0] = true;
                    return new KeyValuePair<int, bool[]>(level, side);
                })
        ).Diagram(space.Store);

    private static bool IsListChanged(
        TestCondition test,
        PolicyVersion before,
        PolicyVersion after
    ) =>
        test.Operand.List is { } list
        && !ReferenceEquals(
            before.Lists.GetValueOrDefault(list)?.Latest,
            after.Lists.GetValueOrDefault(list)?.Latest
        );

    private static bool IsRowChanged(
        TestCondition test,
        PolicyVersion before,
        PolicyVersion after
    ) =>
        before
            .Tables.Zip(after.Tables)
            .Any(pair =>
                new[] { test.Fact, test.Operand.Fact }.Any(path =>
                    path?.StartsWith(pair.First.Table.As + ".", StringComparison.Ordinal) is true
                )
                && pair.First.Rows.Any(row =>
                    !ReferenceEquals(row.Value, pair.Second.Rows.GetValueOrDefault(row.Key))
                )
            );
}
