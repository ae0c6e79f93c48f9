namespace ExportRules.Records;

/// <summary>
/// How records are chained, the same in every store: each entry carries the hash of the entry before it, so that one
/// that is changed, moved or taken out breaks the chain.
/// </summary>
public static class JournalChain
{
    /// <summary>The entry of a record behind a head.</summary>
    public static JournalEntry Next(JournalHead head, DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(record);
        var sequence = head.Sequence + 1;
        return new(sequence, head.Hash, record, JournalJson.HashOf(sequence, head.Hash, record));
    }

    /// <summary>The entries of several records behind a head, each following the one before it.</summary>
    public static IReadOnlyList<JournalEntry> Next(
        JournalHead head,
        IReadOnlyList<DecisionRecord> records
    )
    {
        ArgumentNullException.ThrowIfNull(records);
        var entries = new List<JournalEntry>(records.Count);
        foreach (var record in records)
        {
            var entry = Next(head, record);
            entries.Add(entry);
            head = new(entry.Sequence, entry.Hash);
        }
        return entries;
    }

    /// <summary>The first place at which the chain breaks, with the reason; null where it holds.</summary>
    /// <param name="entries">All entries of a store, from the first.</param>
    public static (long Line, string Reason)? FindBreak(IEnumerable<JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var head = JournalHead.Empty;
        foreach (var entry in entries)
        {
            var line = head.Sequence + 1;
            if (ProblemOf(entry, line, head.Hash) is { } problem)
            {
                return (line, problem);
            }
            head = new(entry.Sequence, entry.Hash);
        }
        return null;
    }

    /// <summary>Why an entry is not what stands at its place in the chain, or null.</summary>
    internal static string? ProblemOf(JournalEntry entry, long line, string previous) =>
        entry.Sequence != line ? $"line {line} carries number {entry.Sequence}"
        : entry.Previous != previous ? $"line {line} does not follow the line before it"
        : entry.Hash != JournalJson.HashOf(entry) ? $"line {line} does not fit its hash"
        : null;
}
