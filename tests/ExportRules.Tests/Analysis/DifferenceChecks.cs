using ExportRules.Analysis;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Analysis;

internal static class DifferenceChecks
{
    /// <summary>Each witness is answered as its region says, by the engine, in both versions.</summary>
    public static void WitnessesShow(RuleSet ruleSet, PolicyDifference difference)
    {
        var engine = new ExportRulesEngine(ruleSet);
        var before = ruleSet.Find(difference.From.Version)!.From;
        var after = ruleSet.Find(difference.To.Version)!.From;
        foreach (var region in difference.Regions.Concat(difference.OpenRegions))
        {
            var was = engine.Evaluate(region.Witness, before);
            var becomes = engine.Evaluate(region.Witness, after);
            region.Changes.Should().NotBeEmpty();
            foreach (var change in region.Changes)
            {
                Value(was, change.Of).Should().Be(change.Before);
                Value(becomes, change.Of).Should().Be(change.After);
            }
        }
    }

    private static string Value(Decision decision, string of) =>
        of == AnswerChange.Answer
            ? new AnswerText(decision.Outcome, decision.License).ToString()
            : Words.Of(decision.Licenses.Single(status => status.Type == of).Status);
}
