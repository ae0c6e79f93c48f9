namespace ExportRules.Records;

/// <summary>One line of a journal: a record, its place, and the hash that chains it to the line before.</summary>
/// <param name="Sequence">Its place, from 1.</param>
/// <param name="Previous">The hash of the line before; of the first line, that of <see cref="JournalHead.Empty"/>.</param>
/// <param name="Record">The record.</param>
/// <param name="Hash"><c>sha256:</c> and the digest of sequence, previous hash and record.</param>
public sealed record JournalEntry(
    long Sequence,
    string Previous,
    DecisionRecord Record,
    string Hash
);
