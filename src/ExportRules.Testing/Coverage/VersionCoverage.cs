using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Coverage;

/// <summary>The points of one rule version: met, not met, and each of its tests.</summary>
internal sealed class VersionCoverage
{
    private readonly ConditionShape shape;
    private readonly CoveragePoint met;
    private readonly CoveragePoint? notMet;
    private readonly TestPoints[] tests;
    private readonly List<CoveragePoint> open;

    public VersionCoverage(RuleSet ruleSet, Rule rule, RuleVersion version)
    {
        Label = $"{rule.Id}@{Iso.Day(version.From)}";
        shape = ConditionShape.Of(version.When);
        tests =
        [
            .. ConditionTests
                .Of(version.When)
                .Select(test => new TestPoints(ruleSet, Label, version, test)),
        ];
        met = new(CoverageKinds.Rule, Label, version.Location, "is never met");
        // A rule without tests holds always: there is no case in which it does not.
        notMet =
            tests.Length == 0
                ? null
                : new(CoverageKinds.Rule, Label, version.Location, "is always met");
        open = [.. Points];
    }

    public string Label { get; }

    public IEnumerable<CoveragePoint> Points =>
        new[] { met, notMet }.OfType<CoveragePoint>().Concat(tests.SelectMany(test => test.All));

    public void Count(CompiledRule rule, Candidate candidate)
    {
        if (open.Count == 0)
        {
            return;
        }
        var result = candidate.Truths[rule.Index];
        (
            result switch
            {
                Truth.True => met,
                Truth.False => notMet,
                _ => null,
            }
        )?.Cover();
        CountTests(rule, candidate);
        open.RemoveAll(point => point.IsCovered);
    }

    private void CountTests(CompiledRule rule, Candidate candidate)
    {
        Span<Truth> truths = stackalloc Truth[rule.Tests.Length];
        for (var index = 0; index < truths.Length; index++)
        {
            truths[index] = Evaluate(rule.Tests[index], candidate.Facts);
        }
        for (var index = 0; index < truths.Length; index++)
        {
            if (shape.Decides(truths, index))
            {
                Count(index, rule.Tests[index], candidate.Facts, truths[index]);
            }
        }
    }

    private void Count(int index, BoundTest test, FactSet facts, Truth truth)
    {
        tests[index].Count(truth);
        if (tests[index].IsComparison && Thresholds.Side(test, facts) is { } side)
        {
            foreach (var points in tests)
            {
                if (points == tests[index] || points.IsOtherSideOf(tests[index]))
                {
                    points.CountSide(side);
                }
            }
        }
    }

    private static Truth Evaluate(BoundTest test, FactSet facts) =>
        test is GivenTest.GivenProbe probe ? probe.Result(facts) : test.Evaluate(facts);
}
