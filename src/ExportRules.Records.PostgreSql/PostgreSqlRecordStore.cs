using System.Data;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace ExportRules.Records.PostgreSql;

/// <summary>Keeps decision records in a table of PostgreSQL, with the same chain as a <see cref="DecisionJournal"/>.</summary>
/// <remarks>
/// Safe to use from several threads, and from several processes over one table: a lock of the database lets one writer
/// at the end of the chain at a time. Appends that wait in one process share a transaction. An append returns when its
/// transaction is committed to the disk, also where the server's <c>synchronous_commit</c> is off. After a restart of
/// the server calls work again by themselves; one that meets a pooled connection which died with the server is unavailable
/// once more. Errors that do not pass by themselves, such as a table that is not there, come as
/// <see cref="PostgresException"/>.
/// </remarks>
public sealed class PostgreSqlRecordStore : IDecisionRecordStore
{
    /// <summary>The table where none is named.</summary>
    public const string DefaultTable = "decision_journal";

    private readonly NpgsqlDataSource dataSource;
    private readonly JournalTable table;
    private readonly AppendGroups appends;

    /// <summary>A store over a table, which <see cref="CreateAsync"/> creates.</summary>
    /// <param name="dataSource">Where the database is; the caller's, who also disposes it.</param>
    /// <param name="table">
    /// The table, with its schema before a dot or without: small letters, digits and underscores.
    /// </param>
    /// <exception cref="ArgumentException">The name of the table has other letters.</exception>
    public PostgreSqlRecordStore(NpgsqlDataSource dataSource, string table = DefaultTable)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(table);
        this.dataSource = dataSource;
        this.table = new(table);
        appends = new(WriteAsync);
    }

    /// <summary>The SQL by which <see cref="CreateAsync"/> makes the table, for those who keep their own migrations.</summary>
    public string CreationSql => table.Creation;

    /// <summary>
    /// Creates the table, its index, the trigger that refuses any change, and the view <c>..._lines</c>; what is there stays.
    /// </summary>
    /// <exception cref="RecordStoreUnavailableException">The server cannot be reached at the moment.</exception>
    public Task CreateAsync(CancellationToken cancellationToken = default) =>
        Unavailability.TellAsync(async () =>
        {
            var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            using var create = new NpgsqlCommand(
                $"{JournalTable.LockCreation}; {table.Creation}",
                connection
            );
            return await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    ) => appends.AppendAsync(records, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(
        long after = 0,
        CancellationToken cancellationToken = default
    ) => SelectAsync(table.After, new() { Value = after }, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> FindAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return SelectAsync(table.Find, new() { Value = DigestOf(id) }, cancellationToken);
    }

    private async IAsyncEnumerable<JournalEntry> SelectAsync(
        string sql,
        NpgsqlParameter parameter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var connection = await Unavailability
            .TellAsync(() => OpenAsync(cancellationToken))
            .ConfigureAwait(false);
        await using var ofConnection = connection.ConfigureAwait(false);
        using var command = new NpgsqlCommand(sql, connection) { Parameters = { parameter } };
        var reader = await Unavailability
            .TellAsync(() => command.ExecuteReaderAsync(cancellationToken))
            .ConfigureAwait(false);
        await using var ofReader = reader.ConfigureAwait(false);
        while (
            await Unavailability
                .TellAsync(() => reader.ReadAsync(cancellationToken))
                .ConfigureAwait(false)
        )
        {
            yield return EntryOf(reader);
        }
    }

    private static JournalEntry EntryOf(NpgsqlDataReader row)
    {
        var sequence = row.GetInt64(0);
        try
        {
            var record = DecisionRecordJson.Read(Encoding.UTF8.GetBytes(row.GetString(3)));
            return new(sequence, row.GetString(1), record, row.GetString(2));
        }
        catch (JsonException error)
        {
            throw new JsonException($"row {sequence} holds no record: {error.Message}", error);
        }
    }

    private Task<IReadOnlyList<JournalEntry>> WriteAsync(IReadOnlyList<DecisionRecord> records) =>
        Unavailability.TellAsync<IReadOnlyList<JournalEntry>>(async () =>
        {
            var connection = await OpenAsync(default).ConfigureAwait(false);
            await using var ofConnection = connection.ConfigureAwait(false);
            // Each statement has to see what was committed before it: the head after the lock, not before.
            var transaction = await connection
                .BeginTransactionAsync(IsolationLevel.ReadCommitted)
                .ConfigureAwait(false);
            await using var ofTransaction = transaction.ConfigureAwait(false);
            var head = await LockHeadAsync(connection).ConfigureAwait(false);
            var entries = JournalChain.Next(head, records);
            await InsertAsync(connection, entries).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return entries;
        });

    private async Task<JournalHead> LockHeadAsync(NpgsqlConnection connection)
    {
        using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(JournalTable.Settings), new(table.Lock), new(table.Head) },
        };
        var reader = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        await reader.NextResultAsync().ConfigureAwait(false);
        return await reader.ReadAsync().ConfigureAwait(false)
            ? new(reader.GetInt64(0), reader.GetString(1))
            : JournalHead.Empty;
    }

    private async Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<JournalEntry> entries)
    {
        using var insert = new NpgsqlCommand(table.Insert, connection)
        {
            Parameters =
            {
                new() { Value = entries.Select(entry => entry.Sequence).ToArray() },
                Texts(entries.Select(entry => entry.Previous)),
                Texts(entries.Select(entry => entry.Hash)),
                Texts(entries.Select(entry => DigestOf(entry.Record.Id))),
                new()
                {
                    Value = entries
                        .Select(entry => DecisionRecordJson.Utf8Of(entry.Record))
                        .ToArray(),
                    NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                },
            },
        };
        await insert.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter Texts(IEnumerable<string?> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static string? DigestOf(string? id) =>
        id is null ? null : Sha256Text.Of(Encoding.UTF8.GetBytes(id));

    private Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        dataSource.OpenConnectionAsync(cancellationToken).AsTask();
}
