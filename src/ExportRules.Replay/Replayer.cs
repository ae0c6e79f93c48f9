using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay;

/// <summary>Replays transactions under one policy: as objects, as files, or partition by partition.</summary>
/// <remarks>
/// Safe to call from several threads. Between two calls it keeps the answers of the last header or input name, up to half a
/// million of them, so that partitions of one file learn from each other; no result depends on it.
/// </remarks>
public sealed class Replayer
{
    private readonly ReplayPolicy policy;
    private readonly LastForm last = new();

    /// <summary>Creates a replayer.</summary>
    /// <param name="engine">The engine with its rule set.</param>
    /// <param name="options">The policy; null decides each transaction under the law of its own date.</param>
    public Replayer(ExportRulesEngine engine, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(engine);
        policy = new(engine, options ?? new());
    }

    /// <summary>How the cells of files are written.</summary>
    public ReplayFormat Format { get; init; } = new();

    /// <summary>How many transactions are decided at once. No result depends on it.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>Whether the answers of JSON Lines carry their trace.</summary>
    public bool WithTrace { get; init; }

    /// <summary>The columns of a table to write, of the input and of the answers; none means all.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>
    /// A second policy under which each row of a file is decided as well, to say what it changes; null for none.
    /// </summary>
    public EvaluationOptions? Against { get; init; }

    /// <summary>The engine of <see cref="Against"/>, where that is another rule set; null for the same.</summary>
    internal ExportRulesEngine? AgainstEngine { get; init; }

    /// <summary>Whether rows that the law cannot tell apart are decided once.</summary>
    internal bool UseCache { get; init; } = true;

    /// <summary>Whether the summary of a file says more than counts, as its report needs it.</summary>
    public bool WithStatistics { get; init; }

    /// <summary>
    /// Decides transactions as they come, in their order. Only a few are read ahead of the reader of the results: a slow
    /// reader slows the source.
    /// </summary>
    /// <param name="transactions">The transactions.</param>
    /// <param name="cancellation">Ends between two results.</param>
    public async IAsyncEnumerable<ReplayResult> ReplayAsync(
        IAsyncEnumerable<Transaction> transactions,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(transactions);
        var running = new Queue<Task<ReplayResult>>();
        var index = 0L;
        ExceptionDispatchInfo? failure = null;
        await using var source = transactions.GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await source.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception error)
            {
                // What came before is decided and handed on first.
                failure = ExceptionDispatchInfo.Capture(error);
                break;
            }
            var (place, transaction) = (index++, source.Current);
            running.Enqueue(Task.Run(() => Decide(place, transaction), cancellation));
            if (running.Count >= Parallelism)
            {
                yield return await running.Dequeue();
            }
        }
        while (running.TryDequeue(out var next))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return await next;
        }
        failure?.Throw();
    }

    /// <summary>Cuts a file of CSV or JSON Lines into about equal parts at the ends of records.</summary>
    /// <param name="path">The file; it may be compressed.</param>
    /// <param name="count">How many parts at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ReplayException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<ReplayPartition>> SplitAsync(
        string path,
        int count,
        CancellationToken cancellation = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var ends = new List<InputPosition>();
        var (stream, _) = CompressedFile.OpenRead(path);
        await using var closing = stream;
        var codec = await ReplayCodec.OpenAsync(Job(path, stream, Stream.Null), cancellation);
        await codec.BeginAsync(cancellation);
        while (await codec.ReadAsync(cancellation) is { } work)
        {
            ends.Add(work.End);
            work.Dispose();
        }
        var parts = Math.Max(1, Math.Min(count, ends.Count));
        var cuts = Enumerable
            .Range(1, parts - 1)
            .Select(part => ends[(int)((long)ends.Count * part / parts) - 1])
            .ToArray();
        return
        [
            .. Enumerable
                .Range(0, parts)
                .Select(part => new ReplayPartition(
                    path,
                    part == 0 ? default : cuts[part - 1],
                    part < cuts.Length ? cuts[part].Offset : null
                )),
        ];
    }

    /// <summary>
    /// Cuts a file of CSV, JSON Lines or Parquet into parts of about a size, at the ends of records or row groups, and hands
    /// on each part as soon as it is found. A compressed file, or one in another encoding than UTF-8, is one part: it can only be read from its
    /// beginning.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Bytes of a part, as text; it ends with the piece of about 1 MiB, or the row group, that reaches this size.</param>
    /// <param name="from">Where to begin: the default, or the start of a part that an earlier call gave.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ReplayException">The file cannot be read.</exception>
    public async IAsyncEnumerable<ReplayPartition> SplitBySizeAsync(
        string path,
        long size,
        InputPosition from = default,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var (stream, file) = CompressedFile.OpenRead(path);
        await using var closing = stream;
        if (await OpenToCutAsync(path, stream, file, cancellation) is not { } codec)
        {
            yield return new(path, default, null);
            yield break;
        }
        await codec.BeginAsync(cancellation);
        if (from != default)
        {
            await codec.SkipToAsync(from, cancellation);
        }
        var start = from;
        InputPosition? cut = null;
        while (await codec.ReadAsync(cancellation) is { } work)
        {
            if (cut is { } end)
            {
                yield return new(path, start, end.Offset);
                (start, cut) = (end, null);
            }
            if (
                work.End.Offset - start.Offset >= size
                && (codec as ParquetCodec)?.EndsGroup(work.End) is not false
            )
            {
                cut = work.End;
            }
            work.Dispose();
        }
        yield return new(path, start, null);
    }

    /// <summary>The reader of a file in which one may begin anywhere; null for one that is read from its beginning only.</summary>
    private async Task<IReplayCodec?> OpenToCutAsync(
        string path,
        Stream stream,
        FileStream file,
        CancellationToken cancellation
    )
    {
        var job = Job(path, stream, Stream.Null);
        if (stream is ParquetInput)
        {
            return await ReplayCodec.OpenAsync(job, cancellation);
        }
        if (!ReferenceEquals(stream, file))
        {
            return null;
        }
        var (text, isDecoded, isJson) = await TextInput.OpenAsync(
            stream,
            job.InputName,
            Format.Encoding,
            cancellation
        );
        return isDecoded ? null : ReplayCodec.Of(job, text, isDecoded, isJson);
    }

    /// <summary>
    /// Replays a partition to a file. Running it again gives the same file: it appears under its name when it is
    /// complete, and nothing else is touched.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="output">The file of results.</param>
    /// <param name="cancellation">Ends between two chunks and leaves no file.</param>
    /// <exception cref="ReplayException">The input cannot be read.</exception>
    public Task<ReplaySummary> RunAsync(
        ReplayPartition partition,
        string output,
        CancellationToken cancellation = default
    ) => RunAsync(partition, output, _ => { }, cancellation);

    /// <summary>Replays a partition to a file, as above, and says how far it has come.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="output">The file of results.</param>
    /// <param name="progress">Told now and then what is written, on the thread that writes.</param>
    /// <param name="cancellation">Ends between two chunks and leaves no file.</param>
    /// <exception cref="ReplayException">The input cannot be read.</exception>
    public async Task<ReplaySummary> RunAsync(
        ReplayPartition partition,
        string output,
        Action<ReplayCounts> progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(progress);
        var (stream, _) = CompressedFile.OpenRead(partition.Path);
        await using var input = stream;
        await using var file = new ResumableFile(output, identity: null, resume: false);
        var job = Job(partition.Path, input, file.Stream) with
        {
            Resume = partition.IsFirst ? null : new(partition.Start, 0, new()),
            OnProgress = now => progress(now.Counts),
            Until = partition.EndOffset,
            Form = OutputForms.Of(output),
        };
        var summary = await new ReplayRunner(job).RunAsync(cancellation);
        await file.CompleteAsync();
        return summary;
    }

    /// <summary>
    /// Replays a partition for a <see cref="ReplayMerge"/>: in place of a digest there is a check, and nothing is forced to the
    /// disk, for what is lost is done again.
    /// </summary>
    /// <param name="partition">The partition.</param>
    /// <param name="name">The name of the input for messages.</param>
    /// <param name="output">The file of results.</param>
    /// <param name="details">The file of <see cref="PartDetails"/>; null where neither errors nor statistics are wanted.</param>
    /// <param name="progress">Told now and then what is written, on the thread that writes.</param>
    /// <param name="cancellation">Ends between two chunks; what is written then is not whole.</param>
    /// <returns>The summary, and the check of the details.</returns>
    internal async Task<(ReplaySummary Summary, string? Details)> RunPartAsync(
        ReplayPartition partition,
        string name,
        string output,
        string? details,
        Action<ReplayCounts> progress,
        CancellationToken cancellation
    )
    {
        var (stream, _) = CompressedFile.OpenRead(partition.Path);
        await using var input = stream;
        await using var file = new FileStream(output, FileMode.Create, FileAccess.Write);
        var statistics = new PartStatistics();
        var errors = new StringBuilder();
        var summary = await new ReplayRunner(
            Job(name, input, file) with
            {
                Resume = partition.IsFirst ? null : new(partition.Start, 0, new()),
                Until = partition.EndOffset,
                Check = new(),
                Statistics = WithStatistics ? statistics : null,
                OnError = details is null
                    ? null
                    : (place, answer) => errors.Append(ErrorFile.Lines(place, answer)),
                OnProgress = now => progress(now.Counts),
            }
        ).RunAsync(cancellation);
        if (details is null)
        {
            return (summary, null);
        }
        var json = PartDetails.Of(errors.ToString(), statistics.Rows).ToJson();
        await File.WriteAllBytesAsync(details, json, cancellation);
        return (summary, CheckText.Of(json));
    }

    /// <summary>Completes the summary of partitions that were put together, with their statistics.</summary>
    internal async Task<ReplaySummary> CompleteAsync(
        ReplaySummary merged,
        SummaryBuilder statistics,
        string path,
        CancellationToken cancellation
    )
    {
        var summary = statistics.Complete(merged, policy, AgainstPolicy);
        var (stream, _) = CompressedFile.OpenRead(path);
        await using var closing = stream;
        var codec = await ReplayCodec.OpenAsync(
            Job(merged.Input, stream, Stream.Null),
            cancellation
        );
        await codec.BeginAsync(cancellation);
        return summary with
        {
            Transitions =
            [
                .. summary.Transitions.Select(one =>
                    one.Example.Source is { } source
                        ? one with
                        {
                            Example =
                                codec.Example(source, new(one.Example.Line, one.Example.Record))
                                ?? one.Example,
                        }
                        : one
                ),
            ],
        };
    }

    /// <summary>Replays a text of CSV or JSON Lines from one stream to another.</summary>
    /// <param name="name">The name of the input for messages and the report, such as <c>ledger.csv</c>.</param>
    /// <param name="input">The text, not compressed. It is read once from where it stands.</param>
    /// <param name="output">Where the results go; <see cref="Stream.Null"/> where only the summary is wanted.</param>
    /// <param name="cancellation">Ends between two chunks; what is written then is not whole.</param>
    /// <exception cref="ReplayException">The input cannot be read.</exception>
    public async Task<ReplaySummary> RunAsync(
        string name,
        Stream input,
        Stream output,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        return await new ReplayRunner(Job(name, input, output)).RunAsync(cancellation);
    }

    private ReplayJob Job(string path, Stream input, Stream output) =>
        new()
        {
            InputName = CompressedFile.PlainName(path),
            Input = input,
            Output = output,
            Policy = policy,
            Against = AgainstPolicy,
            WithTrace = WithTrace,
            Format = Format,
            Columns = Columns,
            Last = last,
            Threads = Parallelism,
            Statistics = WithStatistics ? new SummaryBuilder() : null,
            UseCache = UseCache,
        };

    /// <summary>The policies in words, the second one where there is one.</summary>
    internal (string Policy, string? Against) Describe() =>
        (policy.Describe(), AgainstPolicy?.Describe());

    private ReplayPolicy? AgainstPolicy =>
        Against is not { } other ? null
        : AgainstEngine is { } engine ? new(engine, other)
        : policy with { Options = other };

    private ReplayResult Decide(long index, Transaction transaction)
    {
        try
        {
            var decision = policy.Engine.Evaluate(transaction, policy.Options);
            return new(index, transaction, decision, []);
        }
        catch (InvalidTransactionException error)
        {
            return new(index, transaction, null, error.Diagnostics);
        }
    }
}
