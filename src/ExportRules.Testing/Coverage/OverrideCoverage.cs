using ExportRules.Compilation;
using ExportRules.Evaluation;
using ExportRules.RuleSets;
using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Coverage;

/// <summary>Each override of each rule version: exercised where both rules are met and the one sets the other aside.</summary>
internal sealed class OverrideCoverage
{
    private readonly Dictionary<(RuleVersion, string), CoveragePoint> points = [];

    public OverrideCoverage(RuleSet ruleSet)
    {
        foreach (var rule in ruleSet.Rules)
        {
            foreach (var version in rule.Versions)
            {
                foreach (var target in version.Overrides)
                {
                    points[(version, target)] = new(
                        CoverageKinds.Override,
                        $"{rule.Id}@{Iso.Day(version.From)}",
                        version.Location,
                        $"never sets aside `{target}`"
                    );
                }
            }
        }
    }

    public IEnumerable<CoveragePoint> Points => points.Values;

    public void Count(CompiledPolicy policy, Candidate candidate)
    {
        Truth[]? effective = null;
        foreach (var rule in policy.Rules)
        {
            if (rule.Overriders.Length == 0 || candidate.Truths[rule.Index] != Truth.True)
            {
                continue;
            }
            if (effective is null)
            {
                effective = new Truth[policy.Rules.Length];
                AnswerCalculator.Effective(policy, candidate.Truths, effective);
            }
            foreach (var overrider in rule.Overriders)
            {
                if (effective[overrider] == Truth.True)
                {
                    points[(policy.Rules[overrider].Rule.Version, rule.Rule.Id)].Cover();
                }
            }
        }
    }
}
