using ExportRules.Testing;
using ExportRules.Tests.Testing.Running;

namespace ExportRules.Tests.Testing;

public sealed class RuleSetCasesTests
{
    [Fact]
    public void Load_Folder_YieldsCasesWithTheirSentences()
    {
        using var small = new RuleSetFolder(TestRunTests.Cases);

        var cases = RuleSetCases.Load(small.Folder);

        cases.Should().HaveCount(4);
        cases[0].ToString().Should().Be("Strong acid to Norway under the first law");
        cases[0].Location.Line.Should().Be(3);
        cases.Rows().Should().OnlyContain(row => row.Length == 1 && row[0] is RuleSetCase);
        foreach (var one in cases)
        {
            one.Assert();
            one.Run().Should().Be(new CaseResult(one.Name, true, null));
        }
    }

    [Fact]
    public void Assert_CaseThatDoesNotHold_ThrowsTheDifference()
    {
        using var small = new RuleSetFolder(
            TestRunTests.Cases.Replace(
                "license: bulk",
                "license: individual",
                StringComparison.Ordinal
            )
        );
        var act = RuleSetCases.Load(small.Folder)[0].Assert;

        act.Should()
            .Throw<ExpectationFailedException>()
            .WithMessage("Strong acid to Norway*expected: individual*actual:   bulk*");
    }

    [Fact]
    public void R01_Load_FolderWithoutCases_Throws()
    {
        using var small = new RuleSetFolder();
        var act = () => RuleSetCases.Load(small.Folder);

        act.Should().Throw<InvalidRuleSetException>().WithMessage("*ER0301*");
    }
}
