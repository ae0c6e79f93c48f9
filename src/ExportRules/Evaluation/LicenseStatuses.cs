using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>For each license type, whether it can be used and which rules made it so.</summary>
internal static class LicenseStatuses
{
    public static IReadOnlyList<LicenseStatus> Of(Assessment assessment, CombinedAnswer combined)
    {
        var relevant = assessment
            .Candidates.Where(
                (_, index) => combined.Summaries[index].Strict.Outcome is Outcome.LicenseRequired
            )
            .ToList();
        if (
            relevant.Count == 0
            || combined is { IsDetermined: true, Strict.Outcome: not Outcome.LicenseRequired }
        )
        {
            return [];
        }
        var policy = assessment.Policy;
        return
        [
            .. policy.Version.RuleSet.LicenseTypes.Select(type => new LicenseStatus(
                type.Id,
                relevant.Max(candidate => Status(policy, candidate, type.Burden)),
                Because(policy, relevant, type.Burden)
            )),
        ];
    }

    private static Availability Status(CompiledPolicy policy, Candidate candidate, int type)
    {
        var bit = 1u << type;
        if ((AnswerTypes(policy, candidate, Reading.Strict).Available & bit) != 0)
        {
            return Availability.Available;
        }
        var mild = AnswerTypes(policy, candidate, Reading.Mild);
        return ((mild.Available | mild.Possible) & bit) != 0
            ? Availability.Possible
            : Availability.Unavailable;
    }

    /// <summary>The types under a reading, whatever the reading says about whether a license is needed.</summary>
    private static (uint Available, uint Possible) AnswerTypes(
        CompiledPolicy policy,
        Candidate candidate,
        Reading reading
    )
    {
        var active = new bool[policy.Rules.Length];
        AnswerCalculator.Activate(policy, candidate.Truths, reading, active);
        uint offered = 0,
            inferred = 0,
            withdrawn = 0;
        foreach (var rule in policy.Stages[(int)Stage.Licenses])
        {
            if (!active[rule.Index])
            {
                continue;
            }
            if (rule.Kind is ConclusionKind.Withdraw)
            {
                withdrawn |= rule.Mask;
            }
            else if (rule.IsInferred)
            {
                inferred |= rule.Mask;
            }
            else
            {
                offered |= rule.Mask;
            }
        }
        return (offered & ~withdrawn, inferred & ~withdrawn);
    }

    private static IReadOnlyList<string> Because(
        CompiledPolicy policy,
        List<Candidate> candidates,
        int type
    )
    {
        var bit = 1u << type;
        var rules = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            var effective = new Truth[policy.Rules.Length];
            AnswerCalculator.Effective(policy, candidate.Truths, effective);
            var speaking = policy
                .Stages[(int)Stage.Licenses]
                .Where(rule => (rule.Mask & bit) != 0 && effective[rule.Index] != Truth.False)
                .ToList();
            // What takes a type away explains it better than what would have offered it.
            var withdrawals = speaking.Where(rule => rule.Kind is ConclusionKind.Withdraw).ToList();
            rules.UnionWith(
                (withdrawals.Count > 0 ? withdrawals : speaking).Select(rule => rule.Rule.Id)
            );
        }
        return [.. rules];
    }
}
