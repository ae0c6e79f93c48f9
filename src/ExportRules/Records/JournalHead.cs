namespace ExportRules.Records;

/// <summary>Where a chain of records ends: what the next entry has to follow.</summary>
/// <param name="Sequence">The place of the last entry; 0 before the first.</param>
/// <param name="Hash">The hash of the last entry.</param>
public sealed record JournalHead(long Sequence, string Hash)
{
    /// <summary>The head of a store in which nothing was kept yet.</summary>
    public static JournalHead Empty { get; } = new(0, Sha256Text.Prefix + new string('0', 64));
}
