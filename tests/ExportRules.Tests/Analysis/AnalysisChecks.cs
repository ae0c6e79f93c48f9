using ExportRules.Analysis;
using ExportRules.RuleSets;

namespace ExportRules.Tests.Analysis;

internal static class AnalysisChecks
{
    /// <summary>Each witness is decided by the engine and shows what its finding says, in every version that the finding names.</summary>
    public static void WitnessesShow(RuleSet ruleSet, AnalysisReport report)
    {
        var engine = new ExportRulesEngine(ruleSet);
        foreach (var finding in report.Findings.Where(finding => finding.Witness is not null))
        {
            var day = ruleSet.Find(finding.Versions[0])!.From;
            var decision = engine.Evaluate(finding.Witness!, day);
            switch (finding.Kind)
            {
                case FindingKind.Gap:
                    decision.Outcome.Should().Be(Outcome.Undetermined);
                    decision.Missing.Should().BeEmpty();
                    decision.Notes.Should().NotContain(note => note.StartsWith("con"));
                    break;
                case FindingKind.OpenLaw:
                    decision.Outcome.Should().Be(Outcome.Undetermined);
                    decision.Notes.Should().Contain(note => note.StartsWith("the law of the day"));
                    break;
                case FindingKind.Conflict:
                    decision.Outcome.Should().Be(Outcome.Undetermined);
                    decision.Notes.Should().Contain(note => note.StartsWith("con"));
                    break;
                case FindingKind.Overlap:
                case FindingKind.WithoutEffect:
                    Shows(decision, finding, RuleState.Met);
                    break;
                default:
                    // Met where the rule that would override it waits for a fact in every such transaction.
                    Shows(decision, finding, RuleState.Overridden, RuleState.Met);
                    break;
            }
        }
        foreach (var finding in report.Findings)
        {
            if (finding.Kind is not (FindingKind.Gap or FindingKind.OpenLaw))
            {
                finding.Places.Should().NotBeEmpty();
                finding.Places.Should().OnlyContain(place => place.Line > 0);
            }
            (finding.Witness is null)
                .Should()
                .Be(
                    finding.Kind
                        is FindingKind.Unreachable
                            or FindingKind.UnusedFact
                            or FindingKind.UnusedList
                );
        }
    }

    /// <summary>Under one of the entries at least, each rule is in the state.</summary>
    private static void Shows(Decision decision, Finding finding, params RuleState[] states)
    {
        foreach (var rule in finding.Subjects)
        {
            decision
                .Trace.Where(entry => entry.Rule == rule)
                .Select(entry => entry.State)
                .Should()
                .Contain(state => states.Contains(state), "{0} in {1}", rule, finding.Message);
        }
    }
}
