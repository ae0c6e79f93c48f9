using System.Runtime.CompilerServices;
using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Tests as diagrams: the engine's own test is asked once for every combination of the classes it rests on.</summary>
internal sealed class TestDiagrams(FactPartition partition, DiagramStore store)
{
    private readonly Dictionary<(TestCondition, object?), int> independent = new(new ByReference());

    /// <summary>The truth of a test on supplied facts and columns for one item case.</summary>
    public int Of(TestCondition test, PolicyVersion version, CaseFacts facts)
    {
        var levels = Levels(test);
        if (facts.Decides(test))
        {
            return Build(test, version, facts, levels);
        }
        object? law = test.Operand.List is { } list
            ? version.Lists.GetValueOrDefault(list)?.Latest ?? (object)string.Empty
            : null;
        if (!independent.TryGetValue((test, law), out var diagram))
        {
            independent[(test, law)] = diagram = Build(test, version, facts, levels);
        }
        return diagram;
    }

    private int[] Levels(TestCondition test) =>
        [
            .. VariableOrder
                .Supplied(partition.RuleSet.Facts, partition.Versions, test)
                .Select(path => partition.Find(path)?.Level ?? -1)
                .Where(level => level >= 0)
                .Distinct()
                .Order(),
        ];

    private int Build(TestCondition test, PolicyVersion version, CaseFacts facts, int[] levels)
    {
        var bound = new ConditionBinder(version).Bind(test);
        var fact = partition.RuleSet.Facts.Find(test.Fact)!;
        var values = facts.Facts.Values;
        return Level(0);

        int Level(int place)
        {
            if (place == levels.Length)
            {
                facts.ApplyTables();
                var byLaw = bound is UnknownListTest && values[fact.Index].IsSupplied;
                return DiagramStore.Constant(Logic.Of(bound.Evaluate(facts.Facts), byLaw));
            }
            var domain = partition.Domains[levels[place]];
            var parts = new int[domain.Classes.Count];
            for (var index = 0; index < parts.Length; index++)
            {
                values[domain.Fact.Index] = domain.Classes[index].Value;
                parts[index] = Level(place + 1);
            }
            values[domain.Fact.Index] = default;
            return store.Node(levels[place], parts);
        }
    }

    private sealed class ByReference : IEqualityComparer<(TestCondition, object?)>
    {
        public bool Equals((TestCondition, object?) x, (TestCondition, object?) y) =>
            ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((TestCondition, object?) obj) =>
            HashCode.Combine(
                RuntimeHelpers.GetHashCode(obj.Item1),
                obj.Item2 is null ? 0 : RuntimeHelpers.GetHashCode(obj.Item2)
            );
    }
}
