using System.Text.Json;
using ExportRules.Records;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Records;

/// <summary>Decision records in one SQLite file, chained like every store's. Other processes may use the file too.</summary>
/// <remarks>
/// What waits while a transaction is made durable shares the next one. The transaction holds the file for writing from
/// before the head is read, so that the chain has no fork.
/// </remarks>
internal sealed class SqliteRecordStore : IDecisionRecordStore
{
    private readonly string connectionString;
    private readonly AppendGroups appends;

    /// <summary>A store in the file that a connection string names; <see cref="Create"/> or the first use creates it.</summary>
    public SqliteRecordStore(string connectionString)
    {
        this.connectionString = new SqliteConnectionStringBuilder(connectionString)
        {
            // In seconds; longer than any other writer holds the file.
            DefaultTimeout = 5,
        }.ToString();
        appends = new(records => Task.FromResult(Write(records)));
    }

    /// <summary>Creates the file and the table where there are none.</summary>
    /// <exception cref="RecordStoreUnavailableException">The file cannot be opened, or is no database.</exception>
    public void Create()
    {
        try
        {
            Open().Dispose();
        }
        catch (SqliteException failure)
        {
            throw Unavailable(failure);
        }
    }

    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    ) => appends.AppendAsync(records, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ReadAsync(
        long after = 0,
        CancellationToken cancellationToken = default
    ) => Query("sequence > $value", after, cancellationToken).ToAsyncEnumerable();

    public IAsyncEnumerable<JournalEntry> FindAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return Query("id = $value", id, cancellationToken).ToAsyncEnumerable();
    }

    private IReadOnlyList<JournalEntry> Write(IReadOnlyList<DecisionRecord> records)
    {
        try
        {
            using var connection = Open();
            using var transaction = connection.BeginTransaction(deferred: false);
            var entries = JournalChain.Next(ReadHead(connection, transaction), records);
            Insert(connection, transaction, entries);
            transaction.Commit();
            return entries;
        }
        catch (SqliteException failure)
        {
            throw Unavailable(failure);
        }
    }

    private static void Insert(
        SqliteConnection connection,
        SqliteTransaction transaction,
        IReadOnlyList<JournalEntry> entries
    )
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            "INSERT INTO records (sequence, id, previous, hash, record) VALUES ($sequence, $id, $previous, $hash, $record)";
        var (sequence, id, previous, hash, text) = (
            insert.Parameters.Add("$sequence", SqliteType.Integer),
            insert.Parameters.Add("$id", SqliteType.Text),
            insert.Parameters.Add("$previous", SqliteType.Text),
            insert.Parameters.Add("$hash", SqliteType.Text),
            insert.Parameters.Add("$record", SqliteType.Blob)
        );
        foreach (var entry in entries)
        {
            sequence.Value = entry.Sequence;
            id.Value = (object?)entry.Record.Id ?? DBNull.Value;
            previous.Value = entry.Previous;
            hash.Value = entry.Hash;
            text.Value = DecisionRecordJson.WriteUtf8(entry.Record);
            insert.ExecuteNonQuery();
        }
    }

    private static JournalHead ReadHead(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT sequence, hash FROM records ORDER BY sequence DESC LIMIT 1";
        using var row = command.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), row.GetString(1)) : JournalHead.Empty;
    }

    private IEnumerable<JournalEntry> Query(
        string where,
        object value,
        CancellationToken cancellationToken
    )
    {
        SqliteConnection? connection = null;
        SqliteCommand? command = null;
        SqliteDataReader? rows = null;
        try
        {
            while (Next() is { } entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }
        }
        finally
        {
            rows?.Dispose();
            command?.Dispose();
            connection?.Dispose();
        }

        JournalEntry? Next()
        {
            try
            {
                connection ??= Open();
                command ??= Select(connection, where, value);
                rows ??= command.ExecuteReader();
                return rows.Read() ? EntryOf(rows) : null;
            }
            catch (SqliteException failure)
            {
                throw Unavailable(failure);
            }
        }
    }

    private static SqliteCommand Select(SqliteConnection connection, string where, object value)
    {
        var command = connection.CreateCommand();
        // The text is one of two constants above; what a caller brings is a parameter.
        command.CommandText =
            $"SELECT sequence, previous, record, hash FROM records WHERE {where} ORDER BY sequence";
        command.Parameters.AddWithValue("$value", value);
        return command;
    }

    private static JournalEntry EntryOf(SqliteDataReader row)
    {
        var sequence = row.GetInt64(0);
        try
        {
            return new(
                sequence,
                row.GetString(1),
                DecisionRecordJson.Read(row.GetFieldValue<byte[]>(2)),
                row.GetString(3)
            );
        }
        catch (Exception problem) when (problem is JsonException or InvalidCastException)
        {
            throw new JsonException($"row {sequence} is no entry: {problem.Message}", problem);
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // A record fills two or three pages. FULL: a commit that returns is on the disk, whatever happens to the machine.
            command.CommandText = """
                PRAGMA page_size = 16384;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                CREATE TABLE IF NOT EXISTS records (
                  sequence INTEGER PRIMARY KEY,
                  id TEXT,
                  previous TEXT NOT NULL,
                  hash TEXT NOT NULL,
                  record BLOB NOT NULL
                );
                CREATE INDEX IF NOT EXISTS records_by_id ON records (id);
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static RecordStoreUnavailableException Unavailable(Exception failure) =>
        new($"the record store cannot be used: {failure.Message}", failure);
}
