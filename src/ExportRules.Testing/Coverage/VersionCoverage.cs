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

    public VersionCoverage(Rule rule, RuleVersion version)
    {
        Label = $"{rule.Id}@{Iso.Day(version.From)}";
        shape = ConditionShape.Of(version.When);
        tests = [.. ConditionTests.Of(version.When).Select(test => new TestPoints(Label, test))];
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
        if (result != Truth.Unknown)
        {
            CountTests(rule, candidate, result);
        }
        open.RemoveAll(point => point.IsCovered);
    }

    private void CountTests(CompiledRule rule, Candidate candidate, Truth result)
    {
        Span<Truth> truths = stackalloc Truth[rule.Tests.Length];
        for (var index = 0; index < truths.Length; index++)
        {
            truths[index] = Evaluate(rule.Tests[index], candidate.Facts);
        }
        for (var index = 0; index < truths.Length; index++)
        {
            if (!tests[index].IsComplete && shape.Decides(truths, index, result))
            {
                tests[index].Count(rule.Tests[index], candidate.Facts, truths[index]);
            }
        }
    }

    private static Truth Evaluate(BoundTest test, FactSet facts) =>
        test is GivenTest.GivenProbe probe ? probe.Result(facts) : test.Evaluate(facts);

    /// <summary>The points of one test.</summary>
    private sealed class TestPoints
    {
        private readonly CoveragePoint holds;
        private readonly CoveragePoint fails;
        private readonly CoveragePoint[] sides;

        public TestPoints(string label, TestCondition test)
        {
            var text = ConditionText.Of(test);
            holds = new(
                CoverageKinds.Test,
                label,
                test.Location,
                $"no case turns on `{text}` being met"
            );
            fails = new(
                CoverageKinds.Test,
                label,
                test.Location,
                $"no case turns on `{text}` not being met"
            );
            sides = Thresholds.IsComparison(test.Operator)
                ?
                [
                    Side(label, test, $"no case turns on a value just below `{text}`"),
                    Side(label, test, $"no case turns on the very value of `{text}`"),
                    Side(label, test, $"no case turns on a value just above `{text}`"),
                ]
                : [];
        }

        public IEnumerable<CoveragePoint> All => sides.Prepend(fails).Prepend(holds);

        public bool IsComplete => All.All(point => point.IsCovered);

        public void Count(BoundTest test, FactSet facts, Truth truth)
        {
            (truth == Truth.True ? holds : fails).Cover();
            if (sides.Length > 0 && Thresholds.Side(test, facts) is { } side)
            {
                sides[side + 1].Cover();
            }
        }

        private static CoveragePoint Side(string label, TestCondition test, string text) =>
            new(CoverageKinds.Threshold, label, test.Location, text);
    }
}
