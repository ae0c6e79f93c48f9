using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Which rules determined the answer, and how well they are supported.</summary>
internal sealed class Determination
{
    private readonly SortedSet<string> rules = new(StringComparer.Ordinal);
    private readonly Assessment assessment;
    private readonly CombinedAnswer combined;
    private Confidence weakest;

    private Determination(Assessment assessment, CombinedAnswer combined)
    {
        this.assessment = assessment;
        this.combined = combined;
        if (!combined.IsDetermined)
        {
            return;
        }
        var rank = combined.Strict.Rank(assessment.Policy.LicenseTypeCount);
        for (var index = 0; index < assessment.Candidates.Count; index++)
        {
            var own = combined.Summaries[index].Strict;
            // Where a license must cover several entries, each of them has its part in the answer.
            if (
                own.Outcome == combined.Strict.Outcome
                || own.Rank(assessment.Policy.LicenseTypeCount) == rank
            )
            {
                Collect(assessment.Candidates[index], own);
            }
        }
    }

    public IReadOnlyList<string> Rules => [.. rules];

    public Confidence? Confidence => rules.Count == 0 ? null : weakest;

    public static Determination Of(Assessment assessment, CombinedAnswer combined) =>
        new(assessment, combined);

    private void Collect(Candidate candidate, Answer own)
    {
        var policy = assessment.Policy;
        var active = new bool[policy.Rules.Length];
        AnswerCalculator.Activate(policy, candidate.Truths, Reading.Plain, active);
        var milder =
            combined.Strict.License < 0 ? uint.MaxValue : (1u << combined.Strict.License) - 1;
        var offered = OfferedAtAll(policy, candidate);
        foreach (var rule in policy.Rules)
        {
            var determines =
                active[rule.Index]
                && own.Outcome switch
                {
                    Outcome.Prohibited => rule.Kind is ConclusionKind.Refuse,
                    Outcome.LicenseRequired => rule.Kind switch
                    {
                        ConclusionKind.Require => (rule.Mask & own.Remaining) != 0,
                        ConclusionKind.Offer => combined.Strict.License >= 0
                            && !rule.IsInferred
                            && (rule.Mask & (1u << combined.Strict.License)) != 0,
                        ConclusionKind.Withdraw => (rule.Mask & milder & offered) != 0,
                        _ => false,
                    },
                    _ => rule.Kind switch
                    {
                        ConclusionKind.Clear => own.Required == 0,
                        ConclusionKind.Exempt => (rule.Mask & own.Required) != 0,
                        ConclusionKind.Require => own.Required != 0,
                        _ => false,
                    },
                };
            if (
                determines
                || (
                    active[rule.Index]
                    && candidate.Entry is not null
                    && rule.Entry == candidate.Entry
                )
            )
            {
                Add(rule, candidate);
            }
        }
    }

    private static uint OfferedAtAll(CompiledPolicy policy, Candidate candidate) =>
        policy
            .Stages[(int)Stage.Licenses]
            .Where(rule =>
                rule.Kind is ConclusionKind.Offer && candidate.Truths[rule.Index] == Truth.True
            )
            .Aggregate(0u, (mask, rule) => mask | rule.Mask);

    private void Add(CompiledRule rule, Candidate candidate)
    {
        rules.Add(rule.Rule.Id);
        Weigh(rule.Rule.Version.Confidence);
        foreach (var test in rule.Tests)
        {
            Weigh(test.Confidence(candidate.Facts));
            if (candidate.RowBehind(test.Fact.Path) is { } row)
            {
                Weigh(row.Confidence);
            }
        }
    }

    private void Weigh(Confidence confidence)
    {
        if (confidence > weakest)
        {
            weakest = confidence;
        }
    }
}
