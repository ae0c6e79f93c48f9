using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>A transaction whose facts were found valid for a rule set.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Facts">The facts, as supplied.</param>
/// <param name="Locate">Where a fact was written in the input.</param>
internal sealed record BoundTransaction(
    RuleSet RuleSet,
    FactSet Facts,
    Func<string, SourceLocation> Locate
);
