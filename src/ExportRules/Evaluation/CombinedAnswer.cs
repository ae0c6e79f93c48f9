using System.Numerics;
using ExportRules.Compilation;

namespace ExportRules.Evaluation;

/// <summary>The candidates' answers as one: the strictest counts, a license must cover every entry.</summary>
internal sealed class CombinedAnswer
{
    private CombinedAnswer(Assessment assessment)
    {
        var policy = assessment.Policy;
        Summaries =
        [
            .. assessment.Candidates.Select(candidate =>
                AnswerCalculator.Summarize(policy, candidate)
            ),
        ];
        var certain = assessment
            .Candidates.Select((candidate, index) => (candidate, index))
            .Where(pair => pair.candidate.IsCertain)
            .Select(pair => Summaries[pair.index].Plain)
            .ToList();
        Strict = Merge(
            [.. Summaries.Select(summary => summary.Strict)],
            policy.LicenseTypeCount,
            all: true
        );
        Plain =
            certain.Count > 0 ? Merge(certain, policy.LicenseTypeCount, all: false)
            : Summaries.All(summary => summary.Plain.SameAs(Summaries[0].Plain))
                ? Summaries[0].Plain
            : Strict with { Outcome = Outcome.Undetermined, License = -1 };
        HasConflict =
            assessment.Conflicts.Count > 0 || Summaries.Any(summary => summary.HasConflict);
        IsDetermined =
            Strict.Outcome is not Outcome.Undetermined
            && Plain.SameAs(Strict)
            && (!HasConflict || Strict.Outcome is Outcome.Prohibited);
    }

    public AnswerSummary[] Summaries { get; }

    public Answer Plain { get; }

    public Answer Strict { get; }

    public bool HasConflict { get; }

    public bool IsDetermined { get; }

    public static CombinedAnswer Of(Assessment assessment) => new(assessment);

    /// <param name="answers">The answers.</param>
    /// <param name="licenseTypes">How many license types there are.</param>
    /// <param name="all">Whether one missing answer makes the whole missing; a refusal stands in any case.</param>
    private static Answer Merge(List<Answer> answers, int licenseTypes, bool all)
    {
        if (answers.Count == 1)
        {
            return answers[0];
        }
        var strictest = answers.MaxBy(answer => answer.Rank(licenseTypes));
        if (strictest.Outcome is Outcome.Prohibited)
        {
            var refused = answers.Where(answer => answer.Outcome is Outcome.Prohibited).ToList();
            return strictest with
            {
                Remaining = refused.Aggregate(0u, (mask, answer) => mask | answer.Remaining),
                Required = refused.Aggregate(0u, (mask, answer) => mask | answer.Required),
            };
        }
        if (all && answers.Exists(answer => answer.Outcome is Outcome.Undetermined))
        {
            return strictest with { Outcome = Outcome.Undetermined, License = -1 };
        }
        if (strictest.Outcome is not Outcome.LicenseRequired)
        {
            return strictest with
            {
                Required = answers.Aggregate(0u, (mask, answer) => mask | answer.Required),
                Exemption = answers
                    .Select(answer => answer.Exemption)
                    .OfType<string>()
                    .Order(StringComparer.Ordinal)
                    .FirstOrDefault(),
            };
        }
        var licensed = answers.Where(answer => answer.Outcome is Outcome.LicenseRequired).ToList();
        var available = licensed.Aggregate(
            uint.MaxValue,
            (mask, answer) => mask & answer.Available
        );
        var usable = licensed.Aggregate(
            uint.MaxValue,
            (mask, answer) => mask & (answer.Available | answer.Possible)
        );
        return strictest with
        {
            License = available == 0 ? -1 : BitOperations.TrailingZeroCount(available),
            Available = available,
            Possible = usable & ~available,
            Remaining = licensed.Aggregate(0u, (mask, answer) => mask | answer.Remaining),
            Required = licensed.Aggregate(0u, (mask, answer) => mask | answer.Required),
        };
    }
}
