using ExportRules.RuleSets;
using ExportRules.Testing;

namespace ExportRules.Hosting;

/// <summary>What was found at a rule set's place, checked.</summary>
/// <param name="Digest">The digest of the content; empty where it could not be read.</param>
/// <param name="RuleSet">The rule set; null where it must not be used.</param>
/// <param name="Problems">Why it must not be used, besides failed cases.</param>
/// <param name="FailedCases">Its own cases that do not hold.</param>
internal sealed record Candidate(
    string Digest,
    RuleSet? RuleSet,
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<CaseResult> FailedCases
);
