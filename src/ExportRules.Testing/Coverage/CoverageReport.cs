using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Coverage;

/// <summary>What the cases of a rule set exercise, and what they do not.</summary>
internal sealed class CoverageReport
{
    private CoverageReport(IEnumerable<CoveragePoint> points) =>
        Points = [
            .. points
                .OrderBy(point => point.Location.File, StringComparer.Ordinal)
                .ThenBy(point => point.Location.Line)
                .ThenBy(point => point.Location.Column)
                .ThenBy(point => point.Text, StringComparer.Ordinal),
        ];

    public IReadOnlyList<CoveragePoint> Points { get; }

    public IEnumerable<CoveragePoint> Missing => Points.Where(point => !point.IsCovered);

    public int Covered => Points.Count(point => point.IsCovered);

    /// <summary>Covered points of a hundred, rounded down to a tenth, so that 100 means all.</summary>
    public decimal Percent => Percentages.Of(Covered, Points.Count);

    public static CoverageReport Of(
        RuleSet ruleSet,
        IEnumerable<CaseRun> runs,
        Func<PolicyVersion, CompiledPolicy> policies
    )
    {
        var versions = new Dictionary<RuleVersion, VersionCoverage>(
            ReferenceEqualityComparer.Instance
        );
        foreach (var rule in ruleSet.Rules)
        {
            foreach (var version in rule.Versions.Where(version => !version.Repealed))
            {
                versions[version] = new(ruleSet, rule, version);
            }
        }
        var dates = new DateBoundaries(ruleSet, policies);
        var overrides = new OverrideCoverage(ruleSet);
        foreach (var run in runs)
        {
            foreach (var assessment in run.Assessments)
            {
                dates.Count(run, assessment);
                foreach (var candidate in assessment.Candidates)
                {
                    Count(assessment.Policy, candidate, versions);
                    overrides.Count(assessment.Policy, candidate);
                }
            }
        }
        return new(
            versions
                .Values.SelectMany(version => version.Points)
                .Concat(dates.Points)
                .Concat(overrides.Points)
        );
    }

    private static void Count(
        CompiledPolicy policy,
        Candidate candidate,
        Dictionary<RuleVersion, VersionCoverage> versions
    )
    {
        foreach (var rule in policy.Rules)
        {
            versions[rule.Rule.Version].Count(rule, candidate);
        }
    }
}
