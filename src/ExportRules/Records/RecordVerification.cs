namespace ExportRules.Records;

/// <summary>What recomputing a record showed.</summary>
/// <param name="Status">Whether it still holds.</param>
/// <param name="Explanation">Why, in a sentence.</param>
/// <param name="Recomputed">The decision of today; null where none could be made.</param>
public sealed record RecordVerification(
    RecordStatus Status,
    string Explanation,
    Decision? Recomputed
);
