namespace ExportRules.Records;

/// <summary>What recomputing a record showed.</summary>
/// <param name="Status">Whether it still holds.</param>
/// <param name="Explanation">Why, in a sentence.</param>
/// <param name="Recomputed">The decisions of today: one of a transaction, one a line of an order; empty where none could be made.</param>
public sealed record RecordVerification(
    RecordStatus Status,
    string Explanation,
    IReadOnlyList<Decision> Recomputed
);
