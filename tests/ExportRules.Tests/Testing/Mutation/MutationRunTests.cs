using ExportRules.Testing.Mutation;
using ExportRules.Testing.Running;

namespace ExportRules.Tests.Testing.Mutation;

public sealed class MutationRunTests
{
    private static readonly string[] Equivalent =
    [
        "acid-is-free@2020-01-01: `item.attributes.concentration <= 30` becomes 31",
        "partners-bulk@2020-01-01: offer individual too",
    ];

    [Fact]
    public void Mutants_SmallRuleSet_AreTheseAndNoOther()
    {
        using var small = new RuleSetFolder();

        MutationRun
            .Mutants(small.Load())
            .Select(mutant => mutant.Id)
            .Should()
            .Equal(
                "acid-is-listed@2020-01-01: repealed",
                "acid-is-listed@2020-01-01: `item.attributes.concentration > 30` becomes 29",
                "acid-is-listed@2020-01-01: `item.attributes.concentration > 30` becomes 31",
                "acid-is-listed@2020-01-01: `item.attributes.concentration > 30` becomes `>=`",
                "acid-is-free@2020-01-01: repealed",
                "acid-is-free@2020-01-01: `item.attributes.concentration <= 30` becomes 29",
                "acid-is-free@2020-01-01: `item.attributes.concentration <= 30` becomes 31",
                "acid-is-free@2020-01-01: `item.attributes.concentration <= 30` becomes `<`",
                "partners-bulk@2020-01-01: offer individual too",
                "partners-bulk@2020-01-01: repealed",
                "anyone-individual@2020-01-01: offer bulk too",
                "anyone-individual@2020-01-01: repealed",
                "norway-individual-only@2021-01-01: begins a day earlier",
                "norway-individual-only@2021-01-01: begins a day later",
                "norway-individual-only@2021-01-01: does not override partners-bulk",
                "norway-individual-only@2021-01-01: repealed",
                "norway-individual-only@2021-01-01: withdraw individual too",
                "partners@2020-01-01: without CH",
                "partners@2020-01-01: without NO"
            );
    }

    [Fact]
    public void Run_CasesForEverything_KillAllButTheEquivalent()
    {
        using var small = new RuleSetFolder(WholeCases.Text);

        var report = Run(small).Mutation!;

        // Where a license is required, that the acid is cleared too changes nothing; and whoever needs a license may
        // have an individual one anyway.
        report.Survivors.Select(mutant => mutant.Id).Should().Equal(Equivalent);
        report.Killed.Should().Be(17);
    }

    [Fact]
    public void Run_CaseMissing_ItsMutantSurvivesWithItsLine()
    {
        using var small = new RuleSetFolder(
            WholeCases.Text.Replace(
                "              - [30, no-license-required, null]\n".Replace(
                    "              ",
                    "      ",
                    StringComparison.Ordinal
                ),
                "",
                StringComparison.Ordinal
            )
        );

        var survivors = Run(small).Mutation!.Survivors.ToList();

        survivors
            .Select(mutant => mutant.Id)
            .Should()
            .Contain(
                "acid-is-listed@2020-01-01: `item.attributes.concentration > 30` becomes `>=`"
            );
        survivors[0].Location.File.Should().Be("control/acid.yaml");
        survivors[0].Location.Line.Should().Be(7);
    }

    [Fact]
    public void Run_AcceptedSurvivor_NeedsAReasonAndCountsNot()
    {
        using var small = new RuleSetFolder(WholeCases.Text);
        small.Write(
            "tests/survivors.yaml",
            string.Concat(Equivalent.Select(mutant => $"\"{mutant}\": It changes nothing.\n"))
        );

        var suite = TestRun.Run(small.Folder, new() { WithMutation = true, Threshold = 100 })[0];

        suite.Mutation!.Survivors.Should().BeEmpty();
        suite.Mutation.Accepted.Should().HaveCount(2);
        suite.Mutation.Percent.Should().Be(100);
        suite.Passed.Should().BeTrue();
    }

    [Theory]
    [InlineData("acid-is-listed@2020-01-01: repealed", "is killed")]
    [InlineData("acid-is-listed@2020-01-01: repeled", "there is no mutant")]
    public void Run_StaleSurvivor_IsAnError(string mutant, string message)
    {
        using var small = new RuleSetFolder(WholeCases.Text);
        small.Write("tests/survivors.yaml", $"\"{mutant}\": Because.\n");

        var suite = Run(small);

        suite.Passed.Should().BeFalse();
        suite.Errors.Should().ContainSingle().Which.Code.Should().Be("ER0310");
        suite.Errors.Single().Message.Should().Contain(message);
    }

    [Fact]
    public void Run_TooFewKilled_IsAnError()
    {
        using var small = new RuleSetFolder(WholeCases.Text);

        var suite = TestRun.Run(small.Folder, new() { WithMutation = true, Threshold = 99.5m })[0];

        suite.Errors.Should().ContainSingle().Which.Code.Should().Be("ER0311");
        suite.Passed.Should().BeFalse();
    }

    [Fact]
    public void Run_Twice_GivesTheSameReport()
    {
        using var small = new RuleSetFolder(WholeCases.Text);

        Run(small).Mutation!.Mutants.Should().Equal(Run(small).Mutation!.Mutants);
    }

    private static SuiteReport Run(RuleSetFolder small) =>
        TestRun.Run(small.Folder, new() { WithMutation = true })[0];
}
