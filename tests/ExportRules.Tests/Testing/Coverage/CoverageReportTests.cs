using ExportRules.Testing.Coverage;
using ExportRules.Testing.Running;

namespace ExportRules.Tests.Testing.Coverage;

public sealed class CoverageReportTests
{
    [Fact]
    public void R13_Of_NoCaseMeetsARule_ItIsMissingWithItsLine()
    {
        var missing = Missing(
            """
            cases:
              - case: weak
                transaction: { date: 2020-05-01, destination: "NO", item: { attributes: { concentration: 10 } } }
                expect: { outcome: no-license-required }
            """
        );

        missing
            .Should()
            .Contain(point =>
                point.Rule == "acid-is-listed@2020-01-01"
                && point.Text == "is never met"
                && point.Location.File == "control/acid.yaml"
                && point.Location.Line == 5
            )
            .And.NotContain(point =>
                point.Rule == "acid-is-free@2020-01-01" && point.Text == "is never met"
            );
    }

    [Theory]
    [InlineData("30.5", "just above")]
    [InlineData("30", "the very value")]
    [InlineData("29.5", "just below")]
    public void Of_ValueAtAThreshold_CoversItsSideOnly(string value, string side)
    {
        var missing = Missing(
            $$"""
            cases:
              - case: one
                transaction: { date: 2020-05-01, destination: "NO", item: { attributes: { concentration: {{value}} } } }
                expect: { outcome: undetermined }
            """
        );

        missing
            .Where(point => point.Kind == CoverageKinds.Threshold)
            .Should()
            .HaveCount(4)
            .And.NotContain(point => point.Text.Contains(side, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2020-12-31", "NO", "2021-01-01, the first day")]
    [InlineData("2021-01-01", "NO", "2020-12-31, the day before")]
    [InlineData("2020-12-31", "CH", "2020-12-31, the day before", "2021-01-01, the first day")]
    [InlineData("2021-01-02", "NO", "2020-12-31, the day before", "2021-01-01, the first day")]
    public void Of_DateBoundary_NeedsACaseOnEitherSideThatItMattersFor(
        string date,
        string destination,
        params string[] missing
    )
    {
        var found = Missing(
            $$"""
            cases:
              - case: one
                transaction: { date: {{date}}, destination: "{{destination}}", item: { attributes: { concentration: 49 } } }
                expect: { outcome: license-required }
            """
        );

        found
            .Where(point => point.Kind == CoverageKinds.Date)
            .Select(point => point.Text)
            .Should()
            .BeEquivalentTo(
                missing.Select(side => $"no case for which it matters is decided on {side}")
            );
    }

    [Theory]
    [InlineData("2020-05-01", false)]
    [InlineData("2021-05-01", true)]
    public void Of_Override_IsCoveredWhereItSetsTheOtherAside(string date, bool covered)
    {
        var missing = Missing(
            $$"""
            cases:
              - case: one
                transaction: { date: {{date}}, destination: "NO", item: { attributes: { concentration: 49 } } }
                expect: { outcome: license-required }
            """
        );

        missing.Any(point => point.Kind == CoverageKinds.Override).Should().Be(!covered);
    }

    [Fact]
    public void Of_CasesForEverything_IsAHundredPercent()
    {
        using var small = new RuleSetFolder(WholeCases.Text);

        var suite = TestRun.Run(small.Folder, new() { WithCoverage = true, Threshold = 100 })[0];

        suite.Coverage!.Missing.Should().BeEmpty();
        suite.Coverage.Percent.Should().Be(100);
        suite.Passed.Should().BeTrue();
    }

    [Fact]
    public void Of_TestHiddenByAnother_DoesNotCount()
    {
        using var small = new RuleSetFolder(
            """
            cases:
              - case: neither
                transaction: { date: 2020-05-01, destination: "BR", item: { kind: technology, attributes: { concentration: 49 } } }
                expect: { outcome: license-required }
            """
        );
        small.Write(
            "control/acid.yaml",
            RuleSetFolder.Control.Replace(
                "when: { item.attributes.concentration: { \">\": 30 } }",
                "when: { all: [ { item.kind: { is: goods } }, { destination: { is: \"NO\" } } ] }",
                StringComparison.Ordinal
            )
        );

        var missing = TestRun.Run(small.Folder, new() { WithCoverage = true })[0].Coverage!.Missing;

        // Both tests fail, so neither decides: the rule would not be met if only one of them held.
        missing
            .Where(point =>
                point.Rule == "acid-is-listed@2020-01-01" && point.Kind == CoverageKinds.Test
            )
            .Should()
            .HaveCount(4);
    }

    [Fact]
    public void Of_ThresholdAtTheLeastValueOfTheFact_AsksForNothingBelow()
    {
        var missing = MissingUnder(
            "{ item.attributes.concentration: { \">\": 0 } }",
            "{ concentration: 30 }"
        );

        missing
            .Where(point => point.Kind == CoverageKinds.Threshold)
            .Should()
            .NotContain(point => point.Text.Contains("just below", StringComparison.Ordinal))
            .And.Contain(point => point.Text.Contains("just above", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_BranchesThatMeetAtOneThreshold_AValueCountsForBoth()
    {
        const string Adjacent = """
            { any: [ { item.attributes.concentration: { ">=": 15 } }, { all: [ { item.kind: { is: goods } }, { item.attributes.concentration: { "<": 15 } } ] } ] }
            """;

        var missing = MissingUnder(Adjacent, "{ concentration: 14 }");

        missing
            .Should()
            .NotContain(point => point.Text.Contains("just below", StringComparison.Ordinal));
        missing
            .Should()
            .Contain(point => point.Text.Contains("just above", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("null", false)]
    [InlineData("{ concentration: 31 }", true)]
    public void Of_GivenThatGuardsAnotherTest_CountsWhereItSparesAQuestion(
        string attributes,
        bool missing
    )
    {
        const string Guarded = """
            { all: [ { item.attributes.concentration: { given: true } }, { destination: { is: "NO" } } ] }
            """;

        MissingUnder(Guarded, attributes)
            .Any(point =>
                point.Text.Contains("given true` not being met", StringComparison.Ordinal)
            )
            .Should()
            .Be(missing);
    }

    [Fact]
    public void Of_ListThatNoDayOfTheVersionKnows_IsNoPoint()
    {
        const string Later = """
            - id: partners
              title: Partners
              of: country
              versions:
                - { from: 2021-01-01, act: second, members: ["NO", "CH"], confidence: sourced }
            """;
        using var small = new RuleSetFolder(Case("{ concentration: 30 }"));
        small.Write("lists/partners.yaml", Later);
        small.Write(
            "licenses/repealed.yaml",
            """
            - id: early
              title: Early
              cite: Notice, 4
              versions:
                - from: 2020-01-01
                  act: first
                  when: { destination: { in-list: partners } }
                  then: { offer: [bulk] }
                  because: Early.
                  confidence: sourced
                - { from: 2021-01-01, act: second, repealed: true, because: Over. }
            """
        );

        var missing = TestRun.Run(small.Folder, new() { WithCoverage = true })[0].Coverage!.Missing;

        missing
            .Where(point => point.Rule == "early@2020-01-01" && point.Kind == CoverageKinds.Test)
            .Should()
            .BeEmpty();
        missing
            .Where(point =>
                point.Rule == "partners-bulk@2020-01-01" && point.Kind == CoverageKinds.Test
            )
            .Should()
            .HaveCount(2);
    }

    /// <summary>What is missing of the points of the listing rule, under another condition and one case.</summary>
    private static IReadOnlyList<CoveragePoint> MissingUnder(string condition, string attributes)
    {
        using var small = new RuleSetFolder(Case(attributes));
        small.Write(
            "control/acid.yaml",
            RuleSetFolder.Control.Replace(
                "{ item.attributes.concentration: { \">\": 30 } }",
                condition.Trim(),
                StringComparison.Ordinal
            )
        );
        return
        [
            .. TestRun
                .Run(small.Folder, new() { WithCoverage = true })[0]
                .Coverage!.Missing.Where(point => point.Rule == "acid-is-listed@2020-01-01"),
        ];
    }

    private static string Case(string attributes) =>
        $$"""
            cases:
              - case: one
                transaction: { date: 2020-05-01, destination: "NO", item: { kind: goods, attributes: {{attributes}} } }
                expect: { outcome: undetermined }
            """;

    private static IReadOnlyList<CoveragePoint> Missing(string cases)
    {
        using var small = new RuleSetFolder(cases);
        return [.. TestRun.Run(small.Folder, new() { WithCoverage = true })[0].Coverage!.Missing];
    }
}
