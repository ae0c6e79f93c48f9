using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>The remarks of a decision, in plain sentences.</summary>
internal static class Notes
{
    /// <summary>How a note on classifications that contradict each other begins.</summary>
    public const string Contradiction = "contradiction: ";

    /// <summary>How a note on rules that contradict each other begins.</summary>
    public const string Conflict = "conflict: ";

    /// <summary>How a note on a list that is not known for the day begins.</summary>
    public const string LawNotKnown = "the law of the day is not fully known: ";

    public static IReadOnlyList<string> Of(
        Assessment assessment,
        CombinedAnswer combined,
        OpenQuestions questions
    )
    {
        var notes = new List<string>(assessment.Facts.Notes);
        notes.AddRange(assessment.Conflicts.Select(conflict => $"{Contradiction}{conflict}"));
        if (!combined.IsDetermined)
        {
            notes.AddRange(Unclassified(assessment));
            notes.AddRange(RuleConflicts(assessment, combined));
            notes.AddRange(questions.Gaps.Select(gap => $"{LawNotKnown}{gap}"));
            notes.AddRange(Range(assessment, combined));
            if (notes.Count == 0 && questions.Missing.Count == 0)
            {
                notes.Add(
                    "no rule in force says that a license is necessary, and none says that it is not"
                );
            }
        }
        return notes;
    }

    private static IEnumerable<string> Unclassified(Assessment assessment)
    {
        if (assessment.Candidates is not [{ Entry: null }])
        {
            yield break;
        }
        var material = assessment.Facts[BuiltInFacts.Material];
        var known = assessment.Facts.Catalog.Find(BuiltInFacts.Material)!.Known.Keys;
        if (material.Text is { } name && !known.Contains(name))
        {
            yield return $"no rule covers material `{name}`"
                + (
                    Suggestions.Nearest(name, known) is { } nearest
                        ? $"; did you mean `{nearest}`?"
                        : ""
                );
        }
        else
        {
            yield return "no rule classifies the item; supply its entries, or a material that the rule set knows with its parameters";
        }
    }

    private static IEnumerable<string> RuleConflicts(Assessment assessment, CombinedAnswer combined)
    {
        var policy = assessment.Policy;
        for (var index = 0; index < assessment.Candidates.Count; index++)
        {
            if (!combined.Summaries[index].HasConflict)
            {
                continue;
            }
            var active = new bool[policy.Rules.Length];
            AnswerCalculator.Activate(
                policy,
                assessment.Candidates[index].Truths,
                Reading.Plain,
                active
            );
            var rules = policy
                .Stages[(int)Stage.Licenses]
                .Where(rule => active[rule.Index])
                .ToList();
            foreach (var offer in rules.Where(rule => rule.Kind is ConclusionKind.Offer))
            {
                foreach (var other in rules.Where(rule => rule.Kind is ConclusionKind.Withdraw))
                {
                    if ((offer.Mask & other.Mask) != 0)
                    {
                        var types = string.Join(", ", policy.LicenseIds(offer.Mask & other.Mask));
                        yield return $"{Conflict}`{offer.Rule.Id}` ({offer.Rule.Version.Location}) offers {types}, `{other.Rule.Id}` ({other.Rule.Version.Location}) withdraws it, and neither overrides the other";
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Range(Assessment assessment, CombinedAnswer combined)
    {
        var strict = combined
            .Summaries.Select(summary => summary.Strict)
            .MaxBy(answer => answer.Rank(assessment.Policy.LicenseTypeCount));
        if (combined.HasConflict || strict.Outcome is Outcome.Undetermined)
        {
            yield break;
        }
        var license =
            strict.License < 0
                ? null
                : assessment.Policy.Version.RuleSet.LicenseTypes[strict.License].Id;
        yield return $"at the strictest the answer would be {Words.Of(strict.Outcome)}{(license is null ? "" : ": " + license)}";
    }
}
