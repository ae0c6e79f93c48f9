using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>What happens to a transaction in each stage.</summary>
internal static class StageProcessor
{
    public static void Run(Stage stage, Assessment assessment)
    {
        if (stage is Stage.Classification)
        {
            Classifier.Run(assessment);
            return;
        }
        foreach (var candidate in assessment.Candidates)
        {
            if (stage is Stage.Control)
            {
                Control(assessment.Policy, candidate);
                continue;
            }
            if (stage is Stage.Obligations)
            {
                SetDecisionFacts(assessment.Policy, candidate);
            }
            Judge(assessment.Policy.Stages[(int)stage], candidate);
        }
    }

    private static void Judge(CompiledRule[] rules, Candidate candidate)
    {
        foreach (var rule in rules)
        {
            candidate.Truths[rule.Index] = rule.When.Evaluate(candidate.Facts);
        }
    }

    /// <summary>First what requires or refuses; then, knowing that, what clears.</summary>
    private static void Control(CompiledPolicy policy, Candidate candidate)
    {
        var rules = policy.Stages[(int)Stage.Control];
        foreach (var table in policy.Tables)
        {
            table.Apply(candidate);
        }
        foreach (var rule in rules)
        {
            if (rule.Kind is not ConclusionKind.Clear)
            {
                candidate.Truths[rule.Index] = rule.When.Evaluate(candidate.Facts);
            }
        }
        SetBaseFacts(policy, candidate);
        foreach (var rule in rules)
        {
            if (rule.Kind is ConclusionKind.Clear)
            {
                candidate.Truths[rule.Index] = rule.When.Evaluate(candidate.Facts);
            }
        }
    }

    private static void SetBaseFacts(CompiledPolicy policy, Candidate candidate)
    {
        var certain = 0u;
        var possible = 0u;
        Span<Truth> effective = stackalloc Truth[Math.Min(policy.Rules.Length, 512)];
        var truths = policy.Rules.Length <= 512 ? effective : new Truth[policy.Rules.Length];
        AnswerCalculator.Effective(policy, candidate.Truths, truths);
        foreach (var rule in policy.Stages[(int)Stage.Control])
        {
            if (rule.Kind is ConclusionKind.Require or ConclusionKind.Refuse)
            {
                certain |= truths[rule.Index] == Truth.True ? rule.Mask : 0;
                possible |= truths[rule.Index] == Truth.Unknown ? rule.Mask : 0;
            }
        }
        possible &= ~certain;
        var facts = candidate.Facts;
        facts[BuiltInFacts.Bases] = FactValue.Of(policy.BasisIds(certain));
        facts.PossibleBases = policy.BasisIds(possible);
        facts[BuiltInFacts.Required] =
            certain != 0 ? FactValue.Of(true)
            : possible != 0 ? default
            : FactValue.Of(false);
    }

    private static void SetDecisionFacts(CompiledPolicy policy, Candidate candidate)
    {
        var summary = AnswerCalculator.Summarize(policy, candidate);
        var facts = candidate.Facts;
        if (!summary.IsDetermined)
        {
            facts[BuiltInFacts.DecisionOutcome] = FactValue.Of(Words.Of(Outcome.Undetermined));
            return;
        }
        var answer = summary.Strict;
        facts[BuiltInFacts.DecisionOutcome] = FactValue.Of(Words.Of(answer.Outcome));
        facts[BuiltInFacts.DecisionLicense] =
            answer.License < 0
                ? FactValue.Absent
                : FactValue.Of(policy.Version.RuleSet.LicenseTypes[answer.License].Id);
        facts[BuiltInFacts.DecisionExemption] = answer.Exemption is { } exemption
            ? FactValue.Of(exemption)
            : FactValue.Absent;
    }
}
