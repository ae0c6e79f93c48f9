using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Testing.Coverage;

/// <summary>The points of one test: met and not met, and for a comparison the values around its threshold.</summary>
internal sealed class TestPoints
{
    private readonly TestCondition test;
    private readonly CoveragePoint holds;
    private readonly CoveragePoint fails;

    // Just below, at and just above the threshold; null where no value can lie there.
    private readonly CoveragePoint?[] sides;
    private readonly bool isKnown;

    public TestPoints(RuleSet ruleSet, string label, RuleVersion version, TestCondition test)
    {
        this.test = test;
        isKnown = IsEverKnown(ruleSet, version, test);
        var text = ConditionText.Of(test);
        holds = Point(CoverageKinds.Test, $"no case turns on `{text}` being met");
        fails = Point(CoverageKinds.Test, $"no case turns on `{text}` not being met");
        var limit = test.Operand is { Fact: null, Values: [var only, ..] } ? only : default;
        var fact = ruleSet.Facts.Find(test.Fact);
        sides = IsComparison
            ?
            [
                IsEnd(limit, fact?.Min) ? null : Side($"a value just below `{text}`"),
                Side($"the very value of `{text}`"),
                IsEnd(limit, fact?.Max) ? null : Side($"a value just above `{text}`"),
            ]
            : [];

        CoveragePoint Side(string what) =>
            Point(CoverageKinds.Threshold, $"no case turns on {what}");
        CoveragePoint Point(string kind, string what) => new(kind, label, test.Location, what);
    }

    public bool IsComparison => Thresholds.IsComparison(test.Operator);

    public IEnumerable<CoveragePoint> All =>
        isKnown ? sides.OfType<CoveragePoint>().Prepend(fails).Prepend(holds) : [];

    public void Count(Truth truth) => (truth == Truth.True ? holds : fails).Cover();

    public void CountSide(int side) => sides[side + 1]?.Cover();

    /// <summary>
    /// Whether two tests share one threshold from both sides, as `&lt; 15` in one branch and `&gt;= 15` in the next. A
    /// value that one of them turns on lies at the same threshold for the other.
    /// </summary>
    public bool IsOtherSideOf(TestPoints other) =>
        test.Fact == other.test.Fact
        && test.Operand.Fact == other.test.Operand.Fact
        && test.Operand.Values.SequenceEqual(other.test.Operand.Values)
        && (test.Operator, other.test.Operator)
            is
                (Operator.Less, Operator.GreaterOrEqual)
                or
                (Operator.GreaterOrEqual, Operator.Less)
                or
                (Operator.Greater, Operator.LessOrEqual)
                or
                (Operator.LessOrEqual, Operator.Greater);

    private static bool IsEnd(FactValue limit, decimal? end) =>
        limit.Kind is FactKind.Number && limit.Number == end;

    /// <summary>Whether the law of some day of the version knows the list that is tested; until then it can come out no way.</summary>
    private static bool IsEverKnown(RuleSet ruleSet, RuleVersion version, TestCondition test) =>
        test.Operator is not Operator.InList
        || ruleSet.Versions.Any(policy =>
            policy.Lists.ContainsKey(test.Operand.List!)
            && policy.Rules.Any(rule => ReferenceEquals(rule.Version, version))
        );
}
