namespace ExportRules.Replay;

/// <summary>What became of one transaction: a decision, or why there is none.</summary>
/// <param name="Index">Its place in the input, from 0.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Decision">The decision; null where the transaction cannot be decided as it is written.</param>
/// <param name="Problems">Why there is no decision; empty where there is one.</param>
public sealed record ReplayResult(
    long Index,
    Transaction Transaction,
    Decision? Decision,
    IReadOnlyList<Diagnostic> Problems
);
