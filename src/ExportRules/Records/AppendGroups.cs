namespace ExportRules.Records;

/// <summary>
/// Lets appends that wait for the same store share one write: making a write durable costs the same for one record and
/// for hundreds.
/// </summary>
/// <remarks>
/// For those who write a store: <c>AppendAsync</c> of the store is that of its groups, and the store itself only writes.
/// Appends keep their order, each stays whole, and a write that fails fails all that share it. Safe to use from several
/// threads; one write runs at a time, on a thread of the pool.
/// </remarks>
public sealed class AppendGroups
{
    /// <summary>How many records share a write at most, so that none waits long for others.</summary>
    private const int MostRecords = 256;

    private readonly Func<IReadOnlyList<DecisionRecord>, Task<IReadOnlyList<JournalEntry>>> write;
    private readonly Lock gate = new();
    private readonly Queue<Append> waiting = [];
    private bool isWriting;

    /// <summary>Groups for one store.</summary>
    /// <param name="write">
    /// Makes records durable, all or none, and returns their entries in the same order, as
    /// <see cref="JournalChain.Next(JournalHead, IReadOnlyList{DecisionRecord})"/> makes them. What it throws is thrown to
    /// all whose records it was given.
    /// </param>
    public AppendGroups(
        Func<IReadOnlyList<DecisionRecord>, Task<IReadOnlyList<JournalEntry>>> write
    )
    {
        ArgumentNullException.ThrowIfNull(write);
        this.write = write;
    }

    /// <summary>Waits for a write with these records in it.</summary>
    /// <param name="records">The records; none is written without the others.</param>
    /// <param name="cancellationToken">Ends the waiting; the records may be written all the same.</param>
    /// <returns>The entries as they are kept, one a record.</returns>
    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(records);
        cancellationToken.ThrowIfCancellationRequested();
        // What cannot be written as JSON fails here, and fails nobody else's append.
        var append = new Append([.. records.Select(Written)]);
        if (records.Count == 0)
        {
            return Task.FromResult<IReadOnlyList<JournalEntry>>([]);
        }
        lock (gate)
        {
            waiting.Enqueue(append);
            if (!isWriting)
            {
                isWriting = true;
                _ = Task.Run(WriteWaitingAsync, CancellationToken.None);
            }
        }
        return append.Done.Task.WaitAsync(cancellationToken);
    }

    private static DecisionRecord Written(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Written();
    }

    private async Task WriteWaitingAsync()
    {
        while (TakeGroup() is { Count: > 0 } group)
        {
            try
            {
                var entries = await write([.. group.SelectMany(append => append.Records)])
                    .ConfigureAwait(false);
                var taken = 0;
                foreach (var append in group)
                {
                    append.Done.SetResult([.. entries.Skip(taken).Take(append.Records.Count)]);
                    taken += append.Records.Count;
                }
            }
            catch (Exception failure)
            {
                // Each of those who wait is told; there is nobody else to tell.
                group.ForEach(append => append.Done.TrySetException(failure));
            }
        }
    }

    private List<Append> TakeGroup()
    {
        var group = new List<Append>();
        var records = 0;
        lock (gate)
        {
            while (
                waiting.TryPeek(out var next)
                && (group.Count == 0 || records + next.Records.Count <= MostRecords)
            )
            {
                group.Add(waiting.Dequeue());
                records += next.Records.Count;
            }
            isWriting = group.Count > 0;
        }
        return group;
    }

    private sealed record Append(IReadOnlyList<DecisionRecord> Records)
    {
        public TaskCompletionSource<IReadOnlyList<JournalEntry>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
