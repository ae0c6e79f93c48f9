using ExportRules.Compilation;
using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Compilation;

public sealed class StageSessionsTests
{
    /// <summary>
    /// The sessions are built from expressions at run time, which a trimmed or ahead-of-time compiled host may not carry
    /// whole. What the package promises there is not that it works but that it never answers with rules missing.
    /// </summary>
    [Fact]
    public void Y29_SessionThatLacksAStage_FailsLoudlyInsteadOfAnsweringWithoutItsRules()
    {
        var ruleSet = PumpRules.Load(PumpRules.Text).OrThrow();
        var sessions = new StageSessions([Stage.Classification, Stage.Control], StageProcessor.Run);
        var policy = CompiledPolicy.Compile(ruleSet.Versions[0], sessions);
        var facts = TransactionFacts.Bind(ruleSet, new() { Date = new(2024, 4, 1) }).Facts;

        var run = () => policy.Run(facts);

        run.Should().Throw<InvalidOperationException>().WithMessage("*2 of 5 stages*");
    }

    [Fact]
    public void Y29_BuiltInRuleSet_IsNeverLoadedEmpty() =>
        BuiltInRuleSets.Japan.Rules.Count.Should().BeGreaterThan(100);
}
