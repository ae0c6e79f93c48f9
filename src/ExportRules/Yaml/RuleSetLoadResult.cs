using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>What came of loading a rule set.</summary>
/// <param name="RuleSet">The rule set, or null where there are errors.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of files and lines.</param>
public sealed record RuleSetLoadResult(RuleSet? RuleSet, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The rule set.</summary>
    /// <exception cref="InvalidRuleSetException">There are errors.</exception>
    public RuleSet OrThrow() =>
        RuleSet
        ?? throw new InvalidRuleSetException([
            .. Diagnostics.Where(d => d.Severity is Severity.Error),
        ]);
}
