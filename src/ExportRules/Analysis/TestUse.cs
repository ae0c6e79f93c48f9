using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>One test of one rule in one policy version, bound as the engine binds it.</summary>
internal sealed record TestUse(
    TestCondition Test,
    FactDeclaration Fact,
    BoundCondition Bound,
    PolicyVersion Version
)
{
    /// <summary>Every distinct test of the versions: a test whose list did not change is the same one.</summary>
    public static IReadOnlyList<TestUse> Of(IEnumerable<PolicyVersion> versions)
    {
        var seen = new HashSet<(TestCondition, ListVersion?, bool)>(ByReference.Instance);
        var uses = new List<TestUse>();
        foreach (var version in versions)
        {
            var binder = new ConditionBinder(version);
            foreach (var test in version.Rules.SelectMany(rule => Tests(rule.Version.When)))
            {
                var list = test.Operand.List is { } id ? version.Lists.GetValueOrDefault(id) : null;
                if (seen.Add((test, list?.Latest, list is null)))
                {
                    uses.Add(
                        new(
                            test,
                            version.RuleSet.Facts.Find(test.Fact)!,
                            binder.Bind(test),
                            version
                        )
                    );
                }
            }
        }
        return uses;
    }

    public static IEnumerable<TestCondition> Tests(Condition condition) =>
        condition switch
        {
            AllCondition all => all.Parts.SelectMany(Tests),
            AnyCondition any => any.Parts.SelectMany(Tests),
            NotCondition not => Tests(not.Part),
            TestCondition test => [test],
            _ => [],
        };

    private sealed class ByReference : IEqualityComparer<(TestCondition, ListVersion?, bool)>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(
            (TestCondition, ListVersion?, bool) x,
            (TestCondition, ListVersion?, bool) y
        ) =>
            ReferenceEquals(x.Item1, y.Item1)
            && ReferenceEquals(x.Item2, y.Item2)
            && x.Item3 == y.Item3;

        public int GetHashCode((TestCondition, ListVersion?, bool) obj) =>
            HashCode.Combine(
                System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item1),
                obj.Item2 is null
                    ? 0
                    : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Item2)
            );
    }
}
