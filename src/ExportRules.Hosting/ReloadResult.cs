using ExportRules.Testing;

namespace ExportRules.Hosting;

/// <summary>What came of looking at a rule set's files. Immutable and safe to share between threads.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Digest">The digest of the content in use afterwards.</param>
/// <param name="Diagnostics">Why the new law was refused, besides failed cases; empty otherwise.</param>
/// <param name="FailedCases">The new law's own cases that do not hold; empty otherwise.</param>
public sealed record ReloadResult(
    ReloadOutcome Outcome,
    string Digest,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<CaseResult> FailedCases
);
