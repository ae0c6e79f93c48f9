namespace ExportRules.Records;

/// <summary>What checking one line of a journal showed.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Record">The record; null where the line cannot be read.</param>
/// <param name="Verification">Whether it still holds.</param>
public sealed record JournalFinding(
    long Line,
    DecisionRecord? Record,
    RecordVerification Verification
);
