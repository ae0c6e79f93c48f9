using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Running;

/// <summary>A case that was run, with what the engine found on the way: what coverage counts and mutation compares.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Assessments">The transaction, or each line of the order, on its way through the stages.</param>
internal sealed record CaseRun(CaseOutcome Outcome, IReadOnlyList<Assessment> Assessments)
{
    public Case Case => Outcome.Case;

    /// <summary>The day whose law decided.</summary>
    public DateOnly Day(Assessment assessment) =>
        Case.Options.PolicyDate ?? assessment.Facts[BuiltInFacts.Date].Date;

    /// <summary>Runs a case and keeps what the engine found.</summary>
    public static CaseRun Of(
        Case one,
        RuleSet ruleSet,
        Func<PolicyVersion, CompiledPolicy> policies
    )
    {
        var found = new List<Assessment>();
        var engine = new ExportRulesEngine(ruleSet, policies, found.Add);
        var outcome = new CaseRunner(engine).Run(one);
        // What follows the first assessment of a transaction is the law of its contract date, which decides nothing.
        return new(outcome, one.IsOrder ? found : [.. found.Take(1)]);
    }
}
