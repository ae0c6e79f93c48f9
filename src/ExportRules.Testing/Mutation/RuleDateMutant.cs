using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>A rule version that begins a day earlier or later: on that one day, the other version is in force.</summary>
internal sealed class RuleDateMutant(
    string id,
    SourceLocation location,
    Rule rule,
    RuleVersion? inForce,
    RuleVersion? instead,
    DateOnly day
) : Mutant(id, location)
{
    public override bool Concerns(CaseRun run, Assessment assessment) =>
        run.Case.Options.KnownAt is null
        && run.Day(assessment) == day
        // The lines of an order may lie on several days, of which only one is changed.
        && run.Assessments.All(other => run.Day(other) == day)
        && (Matters(assessment, inForce) || Matters(assessment, instead));

    public override PolicyVersion? Apply(PolicyVersion version)
    {
        var rules = version.Rules.Where(other => other.Id != rule.Id);
        if (instead is not null)
        {
            rules = rules.Append(new(rule, instead));
        }
        return version.With(
            rules:
            [
                .. rules
                    .OrderBy(other => other.Rule.Stage)
                    .ThenBy(other => other.Id, StringComparer.Ordinal),
            ]
        );
    }

    private static bool Matters(Assessment assessment, RuleVersion? version)
    {
        if (version is null)
        {
            return false;
        }
        var when = new ConditionBinder(assessment.Policy.Version).Bind(version.When);
        return assessment.Candidates.Exists(candidate =>
            when.Evaluate(candidate.Facts) != Truth.False
        );
    }
}
