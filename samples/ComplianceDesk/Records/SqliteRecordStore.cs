using System.Collections.Concurrent;
using System.Text.Json;
using ExportRules.Records;
using Microsoft.Data.Sqlite;

namespace ComplianceDesk.Records;

/// <summary>Decision records in one SQLite file, chained like every store's. Other processes may use the file too.</summary>
/// <remarks>
/// One thread writes: what waits while a transaction is made durable shares the next one. The transaction holds the file
/// for writing from before the head is read, so that the chain has no fork.
/// </remarks>
internal sealed class SqliteRecordStore : IDecisionRecordStore, IDisposable
{
    /// <summary>How many records share a transaction at most, so that none waits long for others.</summary>
    private const int MostRecords = 512;

    private readonly string connectionString;
    private readonly BlockingCollection<Append> waiting = [];
    private readonly Thread writer;

    /// <summary>A store in the file that a connection string names; the first use creates it.</summary>
    public SqliteRecordStore(string connectionString)
    {
        this.connectionString = new SqliteConnectionStringBuilder(connectionString)
        {
            // In seconds; longer than any other writer holds the file.
            DefaultTimeout = 5,
        }.ToString();
        writer = new(WriteWaiting) { IsBackground = true, Name = "decision records" };
        writer.Start();
    }

    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records)
        {
            ArgumentNullException.ThrowIfNull(record, nameof(records));
        }
        cancellationToken.ThrowIfCancellationRequested();
        if (records.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<JournalEntry>>([]);
        }
        var append = new Append(records);
        waiting.Add(append, cancellationToken);
        return append.Done.Task.WaitAsync(cancellationToken);
    }

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

    /// <summary>Ends when everything that was accepted is written.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        writer.Join();
        waiting.Dispose();
    }

    private void WriteWaiting()
    {
        foreach (var first in waiting.GetConsumingEnumerable())
        {
            var group = new List<Append> { first };
            var count = first.Records.Count;
            while (count < MostRecords && waiting.TryTake(out var next))
            {
                group.Add(next);
                count += next.Records.Count;
            }
            try
            {
                var entries = Write([.. group.SelectMany(append => append.Records)]);
                var taken = 0;
                foreach (var append in group)
                {
                    append.Done.SetResult(entries.GetRange(taken, append.Records.Count));
                    taken += append.Records.Count;
                }
            }
            catch (Exception failure)
            {
                var told = failure is SqliteException ? Unavailable(failure) : failure;
                group.ForEach(append => append.Done.TrySetException(told));
            }
        }
    }

    private List<JournalEntry> Write(List<DecisionRecord> records)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var head = ReadHead(connection, transaction);
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
        var entries = new List<JournalEntry>(records.Count);
        foreach (var record in records)
        {
            var entry = JournalChain.Next(head, record);
            sequence.Value = entry.Sequence;
            id.Value = (object?)record.Id ?? DBNull.Value;
            previous.Value = entry.Previous;
            hash.Value = entry.Hash;
            text.Value = DecisionRecordJson.WriteUtf8(record);
            insert.ExecuteNonQuery();
            entries.Add(entry);
            head = new(entry.Sequence, entry.Hash);
        }
        transaction.Commit();
        return entries;
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
            // FULL: a commit that returns is on the disk, whatever happens to the machine.
            command.CommandText = """
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

    private sealed record Append(IReadOnlyList<DecisionRecord> Records)
    {
        public TaskCompletionSource<IReadOnlyList<JournalEntry>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
