namespace ExportRules.RuleSets;

/// <summary>A condition in one line, as a reader would say it.</summary>
public static class ConditionText
{
    /// <summary>The condition in one line.</summary>
    public static string Of(Condition condition) =>
        condition switch
        {
            AllCondition all => string.Join(" and ", all.Parts.Select(Nested)),
            AnyCondition any => string.Join(" or ", any.Parts.Select(Nested)),
            NotCondition not => $"not ({Of(not.Part)})",
            TestCondition test => $"{test.Fact} {Words.Of(test.Operator)} {test.Operand}",
            _ => "always",
        };

    private static string Nested(Condition condition) =>
        condition is AllCondition or AnyCondition ? $"({Of(condition)})" : Of(condition);
}
