using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>For each license type, whether it can be used and which rules made it so.</summary>
internal static class LicenseStatuses
{
    public static IReadOnlyList<LicenseStatus> Of(Assessment assessment, CombinedAnswer combined)
    {
        if (combined is { IsDetermined: true, Strict.Outcome: not Outcome.LicenseRequired })
        {
            return [];
        }
        var views = new List<View>();
        for (var index = 0; index < assessment.Candidates.Count; index++)
        {
            if (combined.Summaries[index].Strict.Outcome is Outcome.LicenseRequired)
            {
                views.Add(new(assessment.Policy, assessment.Candidates[index]));
            }
        }
        if (views.Count == 0)
        {
            return [];
        }
        var types = assessment.Policy.Version.RuleSet.LicenseTypes;
        var statuses = new LicenseStatus[types.Count];
        for (var type = 0; type < statuses.Length; type++)
        {
            statuses[type] = new(
                types[type].Id,
                Status(views, 1u << type),
                Because(views, 1u << type)
            );
        }
        return statuses;
    }

    // A license must cover every entry of the item: the worst status counts.
    private static Availability Status(List<View> views, uint bit)
    {
        var worst = Availability.Available;
        foreach (var view in views)
        {
            var status =
                (view.Available & bit) != 0 ? Availability.Available
                : (view.Possible & bit) != 0 ? Availability.Possible
                : Availability.Unavailable;
            worst = status > worst ? status : worst;
        }
        return worst;
    }

    private static string[] Because(List<View> views, uint bit)
    {
        var rules = new List<string>();
        foreach (var view in views)
        {
            // What takes a type away explains it better than what would have offered it.
            if (!view.AddSpeaking(bit, ConclusionKind.Withdraw, rules))
            {
                view.AddSpeaking(bit, ConclusionKind.Offer, rules);
            }
        }
        return views.Count == 1
            ? [.. rules]
            : [.. rules.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The license stage of one candidate: which types are sure, which possible, and who speaks of them.</summary>
    private sealed class View
    {
        private readonly CompiledRule[] rules;
        private readonly Truth[] effective;

        public View(CompiledPolicy policy, Candidate candidate)
        {
            rules = policy.Stages[(int)Stage.Licenses];
            effective = new Truth[policy.Rules.Length];
            AnswerCalculator.Effective(policy, candidate.Truths, effective);
            Available = Types(Truth.True, Truth.Unknown, sourcedOnly: true);
            Possible = Types(Truth.Unknown, Truth.True, sourcedOnly: false);
        }

        /// <summary>Surely offered by a sourced rule, and not even possibly withdrawn.</summary>
        public uint Available { get; }

        /// <summary>Possibly offered, and not surely withdrawn.</summary>
        public uint Possible { get; }

        public bool AddSpeaking(uint bit, ConclusionKind kind, List<string> found)
        {
            var any = false;
            foreach (var rule in rules)
            {
                if (
                    rule.Kind == kind
                    && (rule.Mask & bit) != 0
                    && effective[rule.Index] != Truth.False
                )
                {
                    found.Add(rule.Rule.Id);
                    any = true;
                }
            }
            return any;
        }

        private uint Types(Truth offers, Truth withdrawals, bool sourcedOnly)
        {
            uint offered = 0,
                withdrawn = 0;
            foreach (var rule in rules)
            {
                if (rule.Kind is ConclusionKind.Withdraw)
                {
                    withdrawn |= effective[rule.Index] >= withdrawals ? rule.Mask : 0;
                }
                else if (effective[rule.Index] >= offers && !(sourcedOnly && rule.IsInferred))
                {
                    offered |= rule.Mask;
                }
            }
            return offered & ~withdrawn;
        }
    }
}
