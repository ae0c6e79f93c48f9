using System.Text.Json;

namespace ExportRules.Records;

/// <summary>
/// Keeps decision records in the order in which they came, chained by hashes (<see cref="JournalChain"/>). Nothing that
/// is kept is ever changed or removed.
/// </summary>
/// <remarks>
/// Implementations are safe to use from several threads and processes at once: the chain has no fork and no gap,
/// whoever writes. An append that returns is durable. One that throws or is canceled was not acknowledged: what it
/// brought may be kept or not, and whoever repeats it may keep it twice.
/// </remarks>
public interface IDecisionRecordStore
{
    /// <summary>Appends records, in their order and without another one between them.</summary>
    /// <param name="records">The records; many at once cost little more than one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The entries as they are kept, one a record.</returns>
    /// <exception cref="RecordStoreUnavailableException">The store cannot keep them at the moment; try again later.</exception>
    /// <exception cref="JsonException">What is kept as the last entry is no entry: somebody else wrote it.</exception>
    Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads what is kept, in order.</summary>
    /// <param name="after">The sequence number after which reading begins; 0 for everything.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordStoreUnavailableException">The store cannot be read at the moment.</exception>
    /// <exception cref="JsonException">What is kept is no entry; the message names its place.</exception>
    IAsyncEnumerable<JournalEntry> ReadAsync(
        long after = 0,
        CancellationToken cancellationToken = default
    );

    /// <summary>Reads every entry for a transaction or order, in order; it may have been decided several times.</summary>
    /// <param name="id">The id of the transaction or order, compared letter by letter.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RecordStoreUnavailableException">The store cannot be read at the moment.</exception>
    /// <exception cref="JsonException">What is kept is no entry; the message names its place.</exception>
    IAsyncEnumerable<JournalEntry> FindAsync(
        string id,
        CancellationToken cancellationToken = default
    );
}
