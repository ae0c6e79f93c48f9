using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Findings to a decision.</summary>
internal static class DecisionBuilder
{
    public static Decision Build(Assessment assessment)
    {
        var policy = assessment.Policy;
        var combined = CombinedAnswer.Of(assessment);
        var questions = OpenQuestions.Of(assessment, combined);
        var determination = Determination.Of(assessment, combined);
        var outcome = combined.IsDetermined ? combined.Strict.Outcome : Outcome.Undetermined;
        var statuses = LicenseStatuses.Of(assessment, combined);
        var held = new HeldLicenseCheck(assessment, statuses, combined.IsDetermined).Run();
        var determining = determination.Rules;
        return new()
        {
            Transaction = assessment.Facts.Id,
            Outcome = outcome,
            License =
                outcome is Outcome.LicenseRequired
                    ? LicenseId(policy, combined.Strict.License)
                    : null,
            Usable =
                outcome is Outcome.LicenseRequired ? Usable(policy, assessment.Facts, held) : null,
            Licenses = statuses,
            Basis = Basis(policy, combined),
            Exemption = outcome is Outcome.NoLicenseRequired ? combined.Strict.Exemption : null,
            Missing = questions.Missing,
            MayRelax = questions.MayRelax,
            Assumed = assessment.Facts.Assumed,
            Obligations = Obligations(assessment),
            Confidence = determination.Confidence,
            Policy = Reference(policy.Version),
            Engine = EngineVersion.Text,
            LazyTrace = new TraceBuilder(assessment, determining).Build,
            Entries =
            [
                .. assessment.Candidates.Select(candidate => candidate.Entry).OfType<string>(),
            ],
            DeterminingRules = determining,
            Held = held,
            Notes = Notes.Of(assessment, combined, questions),
        };
    }

    public static PolicyReference Reference(PolicyVersion version) =>
        new(version.RuleSet.Id, version.Id, version.Name, version.Digest);

    private static string? LicenseId(CompiledPolicy policy, int license) =>
        license < 0 ? null : policy.Version.RuleSet.LicenseTypes[license].Id;

    private static IReadOnlyList<string> Basis(CompiledPolicy policy, CombinedAnswer combined)
    {
        var answer = combined.Strict;
        if (!combined.IsDetermined)
        {
            return policy.BasisIds(answer.Remaining != 0 ? answer.Remaining : answer.Required);
        }
        // What only may be a basis, because a fact is missing, is none of a determined answer.
        var sure = 0u;
        foreach (var summary in combined.Summaries)
        {
            if (summary.Strict.Outcome == answer.Outcome)
            {
                sure |=
                    answer.Outcome is Outcome.NoLicenseRequired
                        ? summary.Plain.Required
                        : summary.Plain.Remaining;
            }
        }
        return policy.BasisIds(sure);
    }

    private static UsableLicense? Usable(
        CompiledPolicy policy,
        FactSet facts,
        IReadOnlyList<HeldLicenseResult> held
    )
    {
        if (held.Count == 0)
        {
            return null;
        }
        // Of several that cover, the least burdensome type, then the one that was stated first.
        var covering = policy
            .Version.RuleSet.LicenseTypes.SelectMany(type =>
                held.Zip(facts.Licenses ?? [])
                    .Where(pair => pair.First.Covers && pair.Second.Type == type.Id)
            )
            .Select(pair => pair.Second)
            .FirstOrDefault();
        return covering is null
            ? null
            : new(covering.Type!, covering.Number, covering.From, covering.To);
    }

    private static IReadOnlyList<Obligation> Obligations(Assessment assessment)
    {
        var policy = assessment.Policy;
        if (policy.Stages[(int)Stage.Obligations].Length == 0)
        {
            return [];
        }
        var found = new SortedDictionary<string, Obligation>(StringComparer.Ordinal);
        foreach (var candidate in assessment.Candidates)
        {
            var effective = new Truth[policy.Rules.Length];
            AnswerCalculator.Effective(policy, candidate.Truths, effective);
            foreach (var rule in policy.Stages[(int)Stage.Obligations])
            {
                if (effective[rule.Index] == Truth.True)
                {
                    var then = rule.Rule.Version.Then!;
                    found[rule.Rule.Id] = new(
                        rule.Rule.Id,
                        then.ObligationKind!,
                        then.ObligationText!,
                        rule.Rule.Version.Confidence
                    );
                }
            }
        }
        return [.. found.Values];
    }
}
