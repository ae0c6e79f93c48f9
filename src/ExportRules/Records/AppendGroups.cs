namespace ExportRules.Records;

/// <summary>
/// Lets appends that wait for the same store share one write: making a write durable costs the same for one record and
/// for hundreds.
/// </summary>
/// <remarks>Appends keep their order, each stays whole, and a write that fails fails all that share it.</remarks>
internal sealed class AppendGroups(
    Func<IReadOnlyList<SerializedRecord>, Task<IReadOnlyList<JournalEntry>>> write
)
{
    /// <summary>How many records share a write at most, so that none waits long for others.</summary>
    private const int MostRecords = 256;

    private readonly Lock gate = new();
    private readonly Queue<Append> waiting = [];
    private bool isWriting;

    public Task<IReadOnlyList<JournalEntry>> AppendAsync(
        IReadOnlyList<DecisionRecord> records,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(records);
        cancellationToken.ThrowIfCancellationRequested();
        // What cannot be written as JSON fails here, and fails nobody else's append.
        var append = new Append([.. records.Select(SerializedRecord.Of)]);
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

    private sealed record Append(IReadOnlyList<SerializedRecord> Records)
    {
        public TaskCompletionSource<IReadOnlyList<JournalEntry>> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
