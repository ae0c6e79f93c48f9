using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>A rule version that concludes or overrides something else, or is gone.</summary>
internal sealed class EffectMutant(
    string id,
    SourceLocation location,
    RuleVersion original,
    RuleVersion? changed
) : Mutant(id, location)
{
    public override bool Concerns(CaseRun run, Assessment assessment)
    {
        var index = IndexOf(assessment.Policy.Version, original);
        return index >= 0
            && assessment.Candidates.Exists(candidate => candidate.Truths[index] != Truth.False);
    }

    public override PolicyVersion? Apply(PolicyVersion version) =>
        IndexOf(version, original) is >= 0 and var index ? Replace(version, index, changed) : null;
}
