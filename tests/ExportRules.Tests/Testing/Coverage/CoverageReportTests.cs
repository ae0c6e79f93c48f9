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

    private static IReadOnlyList<CoveragePoint> Missing(string cases)
    {
        using var small = new RuleSetFolder(cases);
        return [.. TestRun.Run(small.Folder, new() { WithCoverage = true })[0].Coverage!.Missing];
    }
}
