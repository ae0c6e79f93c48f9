using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Coverage;

/// <summary>
/// Both sides of the first day of each rule version. A side is covered by a case that is decided under the law of
/// exactly that day, the last of the old or the first of the new version, and that meets the condition of the old or
/// of the new version: for such a case it matters which of the two is in force. The condition is judged with the lists
/// and tables of that day and of the day on the other side, because an act that brings a rule often brings its list.
/// </summary>
internal sealed class DateBoundaries
{
    private readonly RuleSet ruleSet;
    private readonly Func<PolicyVersion, CompiledPolicy> policies;
    private readonly Dictionary<DateOnly, List<Side>> sides = [];
    private readonly Dictionary<(PolicyVersion, RuleVersion), BoundCondition> bound = [];

    public DateBoundaries(RuleSet ruleSet, Func<PolicyVersion, CompiledPolicy> policies)
    {
        this.ruleSet = ruleSet;
        this.policies = policies;
        foreach (var rule in ruleSet.Rules)
        {
            RuleVersion? before = null;
            foreach (var version in rule.Versions)
            {
                if (version.From > ruleSet.Start)
                {
                    Add(rule, before, version);
                }
                before = version;
            }
        }
    }

    public IEnumerable<CoveragePoint> Points =>
        sides.Values.SelectMany(day => day).Select(side => side.Point);

    public void Count(CaseRun run, Assessment assessment)
    {
        if (
            run.Case.Options.KnownAt is null
            && sides.TryGetValue(run.Day(assessment), out var concerned)
        )
        {
            var open = concerned.Where(side => !side.Point.IsCovered).ToList();
            Cover(open, assessment);
            open.RemoveAll(side => side.Point.IsCovered);
            foreach (var days in open.GroupBy(side => side.Other))
            {
                if (ruleSet.TryAt(days.Key) is { } other)
                {
                    Cover(days, policies(other).Run(assessment.Facts.Fork()));
                }
            }
        }
    }

    private void Cover(IEnumerable<Side> sides, Assessment assessment)
    {
        foreach (
            var side in sides.Where(side =>
                Matters(assessment, side.Old) || Matters(assessment, side.New)
            )
        )
        {
            side.Point.Cover();
        }
    }

    private bool Matters(Assessment assessment, RuleVersion? version)
    {
        if (version is null or { Repealed: true })
        {
            return false;
        }
        var key = (assessment.Policy.Version, version);
        if (!bound.TryGetValue(key, out var when))
        {
            bound[key] = when = new ConditionBinder(assessment.Policy.Version).Bind(version.When);
        }
        return assessment.Candidates.Exists(candidate =>
            when.Evaluate(candidate.Facts) == Truth.True
        );
    }

    private void Add(Rule rule, RuleVersion? before, RuleVersion version)
    {
        var label = $"{rule.Id}@{Iso.Day(version.From)}";
        Add(
            version.From.AddDays(-1),
            version.From,
            before,
            version,
            new(
                CoverageKinds.Date,
                label,
                version.Location,
                $"no case for which it matters is decided on {Iso.Day(version.From.AddDays(-1))}, the day before"
            )
        );
        Add(
            version.From,
            version.From.AddDays(-1),
            before,
            version,
            new(
                CoverageKinds.Date,
                label,
                version.Location,
                $"no case for which it matters is decided on {Iso.Day(version.From)}, the first day"
            )
        );
    }

    private void Add(
        DateOnly day,
        DateOnly other,
        RuleVersion? old,
        RuleVersion @new,
        CoveragePoint point
    )
    {
        if (!sides.TryGetValue(day, out var concerned))
        {
            sides[day] = concerned = [];
        }
        concerned.Add(new(other, old, @new, point));
    }

    /// <param name="Other">The day on the other side of the boundary.</param>
    /// <param name="Old">The rule's version before it, if any.</param>
    /// <param name="New">The rule's version from it on.</param>
    /// <param name="Point">The point.</param>
    private sealed record Side(
        DateOnly Other,
        RuleVersion? Old,
        RuleVersion New,
        CoveragePoint Point
    );
}
