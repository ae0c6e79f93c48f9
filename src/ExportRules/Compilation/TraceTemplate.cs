using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>The part of a rule's trace that is the same in every decision, made once.</summary>
internal static class TraceTemplate
{
    public static TraceEntry Of(RuleInForce rule)
    {
        var version = rule.Version;
        return new()
        {
            Rule = rule.Id,
            State = RuleState.NotMet,
            Conclusion = version.Then!.ToString(),
            Cite = rule.Rule.Cite,
            Source = version.Sources.Count == 0 ? null : string.Join("; ", version.Sources),
            File = version.Location.File,
            Line = version.Location.Line,
            Stage = Words.Of(rule.Rule.Stage),
            Title = rule.Rule.Title,
            Term = rule.Rule.Term,
            Because = version.Because,
            Text = version.Text,
            Confidence = version.Confidence,
            Since = version.From,
            Act = version.Act.Id,
        };
    }
}
