using ExportRules.Analysis;
using ExportRules.RuleSets;
using static ExportRules.Tests.Analysis.AnalysisRules;

namespace ExportRules.Tests.Analysis;

/// <summary>Known defects of small rule sets: each is found, with a witness, and nothing else is.</summary>
public sealed class RuleSetAnalysisTests
{
    private const string Clear = "{ clear: [listed] }";
    private const string Require = "{ require: listed }";
    private const string Bulk = "{ offer: [bulk] }";

    private static readonly string Marked = Rule("marked", Marks("in: [m1, m2, m3]"), Require);
    private static readonly string Friends = Rule(
        "friends-bulk",
        "{ destination: { in-list: friends } }",
        Bulk
    );
    private static readonly string Single = Rule(
        "single",
        "{ always: true }",
        "{ offer: [single] }"
    );

    [Fact]
    public void Of_ACompleteRuleSet_FindsNothing()
    {
        var report = Analyze(
            Rule("large", Size("\">=\": 10"), Require),
            Rule("small", Size("\"<\": 10"), Clear),
            Rule("marked", Marks("is: m1"), Bulk),
            Friends,
            Single
        );

        Kinds(report).Should().Equal((FindingKind.Overlap, "friends-bulk, marked"));
        report.Coverage.IsExhaustive.Should().BeTrue();
        report.Fails(FindingGrade.Warning).Should().BeFalse();
    }

    [Fact]
    public void Of_ANumberThatNoRuleCovers_IsAGapBetweenTheTwoLimits()
    {
        var report = Analyze(
            Rule("large", Size("\">\": 10"), Require),
            Rule("small", Size("\"<\": 9"), Clear),
            Rule("one-mark", Marks("is: m1"), Bulk),
            Friends,
            Single
        );

        var gap = report.Findings.Single(finding => finding.Kind is FindingKind.Gap);
        gap.Facts.Should().ContainSingle();
        gap.Facts[0].Fact.Should().Be("item.attributes.size");
        gap.Facts[0].Text.Should().Be(">= 9 and <= 10 mm");
        gap.Witness!.Item!.Attributes["size"].Number.Should().BeInRange(9, 10);
        report.Fails(FindingGrade.Error).Should().BeTrue();
    }

    [Fact]
    public void Of_ASetThatNoRuleCovers_IsAGapAtTheEmptySet()
    {
        var report = Analyze(
            Rule("first-marks", Marks("in: [m1, m2]"), Require),
            Rule(
                "third-mark",
                $"{{ all: [{Marks("is: m3")}, {{ not: {Marks("in: [m1, m2]")} }}] }}",
                Clear
            ),
            Friends,
            Single
        );

        var gap = report.Findings.Single(finding => finding.Kind is FindingKind.Gap);
        gap.Facts.Single().Values.Should().Equal("[]");
    }

    [Fact]
    public void Of_ATimeThatNoRuleCovers_IsAGapOfThatVersionAlone()
    {
        var report = Analyze(
            Rule("early", Size("\">=\": 0"), Clear) + Repealed("2021-01-01"),
            "  - id: late\n    title: Late\n    cite: c\n    versions:\n"
                + Version("2022-01-01", Size("\">=\": 0"), Clear)
        );

        var gap = report.Findings.Single(finding => finding.Kind is FindingKind.Gap);
        gap.Versions.Should().Equal("2021-01-01");
        gap.Witness!.Date.Should().Be(new DateOnly(2021, 1, 1));
    }

    [Fact]
    public void Of_ADayWithinAVersionThatNoRuleCovers_IsAGapOfThoseDays()
    {
        var report = Analyze(
            Rule("before", "{ date: { \"<\": 2020-03-01 } }", Clear),
            Rule("after", "{ date: { \">\": 2020-04-01 } }", Clear)
        );

        var gap = report.Findings.Single(finding => finding.Kind is FindingKind.Gap);
        gap.Facts.Single().Text.Should().Be(">= 2020-03-01 and <= 2020-04-01");
        gap.Witness!.Date!.Value.Should().BeOnOrAfter(new(2020, 3, 1));
    }

    [Fact]
    public void Of_OneRuleWithinAnother_IsWithoutEffectAndOverlaps()
    {
        var report = Analyze(
            Rule("large", Size("\">=\": 10"), Require),
            Rule("very-large", Size("\">=\": 20"), Require),
            Rule("small", Size("\"<\": 10"), Clear),
            Friends,
            Single,
            Rule("unmarked", Marks("is: m1"), Bulk)
        );

        Kinds(report)
            .Should()
            .Equal(
                (FindingKind.WithoutEffect, "very-large"),
                (FindingKind.Overlap, "friends-bulk, unmarked"),
                (FindingKind.Overlap, "large, very-large")
            );
        report.Findings[0].Message.Should().Contain("`large` concludes the same");
        report.Fails(FindingGrade.Error).Should().BeFalse();
        report.Fails(FindingGrade.Warning).Should().BeTrue();
    }

    [Fact]
    public void R13_ARuleThatAWiderOneOverrides_IsShadowed()
    {
        var report = Analyze(
            Marked,
            Single,
            Rule("large-bulk", Size("\">=\": 20"), Bulk),
            Rule("friends-bulk", "{ destination: { in-list: friends } }", Bulk),
            Rule("no-bulk", Size("\">=\": 10"), "{ withdraw: [bulk] }", "large-bulk, friends-bulk"),
            Rule("unmarked", $"{{ not: {Marks("in: [m1, m2, m3]")} }}", Clear)
        );

        Kinds(report).Should().Equal((FindingKind.Shadowed, "large-bulk"));
        report.Findings[0].Grade.Should().Be(FindingGrade.Error);
        report
            .Findings[0]
            .Witness!.Item!.Attributes["size"]
            .Number.Should()
            .BeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Of_ARuleThatIsOverriddenInSomeVersionsOnly_IsANote()
    {
        var report = Analyze(
            Marked,
            Single,
            Friends,
            Rule("unmarked", $"{{ not: {Marks("in: [m1, m2, m3]")} }}", Clear),
            "  - id: suspended\n    title: Suspended\n    cite: c\n    versions:\n"
                + Version("2021-01-01", "{ always: true }", "{ withdraw: [bulk] }", "friends-bulk")
                + Repealed("2022-01-01")
        );

        Kinds(report).Should().Equal((FindingKind.Shadowed, "friends-bulk"));
        report.Findings[^1].Grade.Should().Be(FindingGrade.Note);
        report.Findings[^1].Versions.Should().Equal("2021-01-01");
    }

    [Fact]
    public void Of_AConditionThatCannotHold_IsUnreachable()
    {
        var report = Analyze(
            Marked,
            Single,
            Friends,
            Rule("unmarked", $"{{ not: {Marks("in: [m1, m2, m3]")} }}", Clear),
            Rule("never", $"{{ all: [{Size("\">=\": 20")}, {Size("\"<\": 10")}] }}", Bulk)
        );

        Kinds(report).Should().Equal((FindingKind.Unreachable, "never"));
    }

    [Fact]
    public void Of_AnOfferAndAWithdrawalThatMeet_IsAConflictWithBothPlaces()
    {
        var report = Analyze(
            Marked,
            Single,
            Friends,
            Rule("unmarked", $"{{ not: {Marks("in: [m1, m2, m3]")} }}", Clear),
            Rule("no-large", Size("\">=\": 10"), "{ withdraw: [bulk] }")
        );

        Kinds(report).Should().Equal((FindingKind.Conflict, "friends-bulk, no-large"));
        report.Findings[0].Places.Should().HaveCount(2);
    }

    [Fact]
    public void Of_ListsAndFactsThatNoRuleTests_AreNamed()
    {
        var report = Analyze(Rule("all", "{ always: true }", Clear));

        Kinds(report)
            .Should()
            .Equal(
                (FindingKind.UnusedList, "friends"),
                (FindingKind.UnusedFact, "item.attributes.marks"),
                (FindingKind.UnusedFact, "item.attributes.size")
            );
    }

    [Fact]
    public void Of_ALimitThatTheDiagramsOutgrow_SamplesTheRestAndSaysSo()
    {
        var ruleSet = AnalysisRules.Of(
            Rule("large", Size("\">\": 10"), Require),
            Rule("small", Size("\"<\": 9"), Clear)
        );

        var report = RuleSetAnalysis.Of(ruleSet, ruleSet.Versions, mostNodes: 0);

        report.Sampled.Should().Equal("2020-01-01");
        report.Coverage.IsExhaustive.Should().BeFalse();
        report.Coverage.NotCovered.Should().ContainSingle().Which.Should().Contain("were drawn");
        report.Findings.Should().Contain(finding => finding.Kind == FindingKind.Gap);
        AnalysisChecks.WitnessesShow(ruleSet, report);
    }

    [Fact]
    public void Of_Japan_IsExhaustiveAndEveryWitnessShowsItsFinding()
    {
        var japan = BuiltInRuleSets.Japan;
        IReadOnlyList<PolicyVersion> versions =
        [
            japan.Find("pre-july-2019")!,
            japan.Find("july-2019-tightening")!,
            japan.Versions[^1],
        ];

        var report = RuleSetAnalysis.Of(japan, versions);

        report.Coverage.IsExhaustive.Should().BeTrue();
        report
            .Findings.Should()
            .NotContain(finding => finding.Kind == FindingKind.Unreachable && !finding.IsPassing);
        AnalysisChecks.WitnessesShow(japan, report);
    }

    private static AnalysisReport Analyze(params string[] rules)
    {
        var ruleSet = AnalysisRules.Of(rules);
        var report = RuleSetAnalysis.Of(ruleSet, ruleSet.Versions);
        AnalysisChecks.WitnessesShow(ruleSet, report);
        return report;
    }

    /// <summary>The findings without the lists and facts that a small fixture leaves aside, unless there is nothing else.</summary>
    private static List<(FindingKind Kind, string Subjects)> Kinds(AnalysisReport report)
    {
        var all = report
            .Findings.Select(finding => (finding.Kind, string.Join(", ", finding.Subjects)))
            .ToList();
        var own = all.Where(finding =>
                finding.Kind is not (FindingKind.UnusedList or FindingKind.UnusedFact)
            )
            .ToList();
        return own.Count > 0 ? own : all;
    }

    private static string Size(string test) => $"{{ item.attributes.size: {{ {test} }} }}";

    private static string Marks(string test) => $"{{ item.attributes.marks: {{ {test} }} }}";
}
