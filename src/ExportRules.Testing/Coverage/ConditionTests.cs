using ExportRules.RuleSets;

namespace ExportRules.Testing.Coverage;

/// <summary>The tests of a condition, in written order.</summary>
internal static class ConditionTests
{
    public static IEnumerable<TestCondition> Of(Condition condition) =>
        condition switch
        {
            AllCondition all => all.Parts.SelectMany(Of),
            AnyCondition any => any.Parts.SelectMany(Of),
            NotCondition not => Of(not.Part),
            TestCondition test => [test],
            _ => [],
        };
}
