using System.Collections.Concurrent;
using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>A rule version with a changed condition.</summary>
internal sealed class ConditionMutant(
    string id,
    SourceLocation location,
    RuleVersion original,
    Condition changed
) : Mutant(id, location)
{
    private readonly ConcurrentDictionary<PolicyVersion, BoundCondition?> bound = new();

    public override bool Concerns(CaseRun run, Assessment assessment)
    {
        var policy = assessment.Policy;
        var when = bound.GetOrAdd(policy.Version, Bind);
        if (when is null)
        {
            return false;
        }
        var index = IndexOf(policy.Version, original);
        foreach (var candidate in assessment.Candidates)
        {
            if (when.Evaluate(candidate.Facts) != candidate.Truths[index])
            {
                return true;
            }
        }
        return false;
    }

    public override PolicyVersion? Apply(PolicyVersion version) =>
        IndexOf(version, original) is >= 0 and var index
            ? Replace(version, index, original with { When = changed })
            : null;

    private BoundCondition? Bind(PolicyVersion version) =>
        IndexOf(version, original) < 0 ? null : new ConditionBinder(version).Bind(changed);
}
