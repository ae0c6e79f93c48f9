namespace ExportRules.Records;

/// <summary>What every store of decision records can do besides.</summary>
public static class DecisionRecordStoreExtensions
{
    /// <summary>Appends one record.</summary>
    /// <returns>The entry as it is kept.</returns>
    /// <exception cref="RecordStoreUnavailableException">The store cannot keep it at the moment; try again later.</exception>
    public static async Task<JournalEntry> AppendAsync(
        this IDecisionRecordStore store,
        DecisionRecord record,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(record);
        var entries = await store.AppendAsync([record], cancellationToken).ConfigureAwait(false);
        return entries[0];
    }

    /// <summary>
    /// Writes everything that is kept as JSON Lines, byte for byte as a <see cref="DecisionJournal"/> with the same
    /// entries: for <see cref="JournalAudit"/> and <c>exportrules verify</c>.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="destination">Where to; it stays open.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <exception cref="RecordStoreUnavailableException">The store cannot be read at the moment.</exception>
    public static async Task ExportAsync(
        this IDecisionRecordStore store,
        Stream destination,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(destination);
        var entries = store.ReadAsync(0, cancellationToken).ConfigureAwait(false);
        await foreach (var entry in entries)
        {
            await destination
                .WriteAsync(JournalJson.Write(entry), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
