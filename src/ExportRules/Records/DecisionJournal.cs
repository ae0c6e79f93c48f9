using System.Text.Json;

namespace ExportRules.Records;

/// <summary>
/// An append-only file of decision records, one JSON line each, chained by hashes: a line that is changed, moved or
/// taken out breaks the chain.
/// </summary>
/// <remarks>
/// Safe to use from several threads and processes: each append holds the file alone, and returns only when the line
/// is on the disk. A line that a dying process left without its end was never acknowledged; the next append removes it,
/// and reading leaves it out. Finding a record reads the whole file.
/// Cutting off whole lines at the end cannot be seen from the file alone: keep the last hash elsewhere.
/// </remarks>
public sealed class DecisionJournal : IDecisionRecordStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly string path;
    private readonly AppendGroups appends;

    /// <summary>A journal in a file, which the first append creates.</summary>
    /// <param name="path">The path of the file; its folder must be there.</param>
    public DecisionJournal(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        appends = new(WriteAsync);
    }

    /// <summary>
    /// Creates the file where there is none, and looks at the last line of one that is there: a host that calls this at its
    /// start is told then, and not by its first append, that nothing can be kept here.
    /// </summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="RecordStoreUnavailableException">The file cannot be written at the moment.</exception>
    /// <exception cref="JsonException">The file ends with something else than a line of a journal.</exception>
    public Task CreateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return WriteAsync([]);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    ) => appends.AppendAsync(records, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(
        long after = 0,
        CancellationToken cancellationToken = default
    ) => Entries(after, cancellationToken).ToAsyncEnumerable();

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> FindAsync(
        string id,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(id);
        return Entries(0, cancellationToken)
            .Where(entry => entry.Record.Id == id)
            .ToAsyncEnumerable();
    }

    private IEnumerable<JournalEntry> Entries(long after, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            yield break;
        }
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var number = 0L;
        foreach (var line in new JournalLines(file).Complete())
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (number > after)
            {
                yield return JournalJson.Read(line, number);
            }
        }
    }

    private async Task<IReadOnlyList<JournalEntry>> WriteAsync(
        IReadOnlyList<DecisionRecord> records
    )
    {
        try
        {
            using var file = await OpenAloneAsync().ConfigureAwait(false);
            return Write(file, records);
        }
        catch (Exception error)
            when (error
                    is UnauthorizedAccessException
                        or IOException
                        and not DirectoryNotFoundException
            )
        {
            throw new RecordStoreUnavailableException(
                $"the journal `{path}` cannot be written: {error.Message}",
                error
            );
        }
        catch (JsonException error)
        {
            throw new JsonException(
                $"the journal `{path}` cannot be continued: {error.Message}",
                error
            );
        }
    }

    private static IReadOnlyList<JournalEntry> Write(
        FileStream file,
        IReadOnlyList<DecisionRecord> records
    )
    {
        var entries = JournalChain.Next(ReadHead(file), records);
        var end = file.Length;
        try
        {
            file.Seek(0, SeekOrigin.End);
            foreach (var entry in entries)
            {
                file.Write(JournalJson.Write(entry).Span);
            }
            file.Flush(flushToDisk: true);
            return entries;
        }
        catch (IOException)
        {
            // Some lines may be whole, and nobody will be told of them.
            file.SetLength(end);
            throw;
        }
    }

    private async Task<FileStream> OpenAloneAsync()
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                // Without a buffer of its own: what is written is in the file or was refused.
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
            }
            catch (IOException) when (waited < Patience && File.Exists(path))
            {
                await Task.Delay(Pause).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// The head that the last whole line makes; what follows that line is cut off. In a file that is no journal nothing is.
    /// </summary>
    private static JournalHead ReadHead(FileStream file)
    {
        var end = EndOfLastLine(file, file.Length);
        var start = end == 0 ? 0 : EndOfLastLine(file, end - 1);
        var line = new byte[end == 0 ? Math.Min(file.Length, 64) : end - 1 - start];
        file.Seek(start, SeekOrigin.Begin);
        file.ReadExactly(line);
        var head = end == 0 ? JournalJson.ReadBegun(line) : JournalJson.ReadHead(line);
        file.SetLength(end);
        return head;
    }

    /// <summary>The place behind the last line end before a place, or 0.</summary>
    private static long EndOfLastLine(FileStream file, long before)
    {
        var block = new byte[16_384];
        while (before > 0)
        {
            var start = Math.Max(0, before - block.Length);
            var span = block.AsSpan(0, (int)(before - start));
            file.Seek(start, SeekOrigin.Begin);
            file.ReadExactly(span);
            var found = span.LastIndexOf((byte)'\n');
            if (found >= 0)
            {
                return start + found + 1;
            }
            before = start;
        }
        return 0;
    }
}
