using System.Collections.Concurrent;
using System.Threading.Channels;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Running;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace ExportRules.Replay.Parquet;

/// <summary>
/// A Parquet file as the rows of the CSV that says the same. They are made ready on another thread, a few batches ahead of the
/// reader; no more than these are in memory.
/// </summary>
/// <remarks>A stream by name only, so that every input is opened and closed alike: it has rows, and no bytes.</remarks>
internal sealed class ParquetInput(FileStream file, string path) : ForwardStream(file)
{
    public const char Delimiter = ',';

    private const int BatchesAhead = 1;

    /// <summary>A batch has so many rows, or fewer where they are long.</summary>
    private const int BatchRows = 1 << 14;
    private const int BatchBytes = 1 << 24;

    /// <summary>
    /// Up to how many bytes a value takes in the file where it is a short number that stands for a text: then each text is made
    /// only once.
    /// </summary>
    private const int DictionaryBytes = 4;

    /// <summary>So, too, where its values have so many times the bytes that the file needs for them, if the first are like the rest.</summary>
    private const int DictionaryGain = 4;
    private const int SampleValues = 1 << 6;

    private readonly Channel<ParquetRows> batches = Channel.CreateBounded<ParquetRows>(
        BatchesAhead
    );
    private readonly ConcurrentBag<ParquetRows> spent = [];
    private readonly CancellationTokenSource isClosed = new();
    private InputPosition first;
    private long[] groupEnds = [];
    private Task? making;
    private FileReader? reader;
    private IArrowArrayStream? source;
    private int nextGroup;

    /// <summary>The columns of the file; known once it has begun.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; private set; } = [];

    /// <summary>Opens the file.</summary>
    /// <returns>The header that CSV would have, without its line end, and where the first row stands.</returns>
    /// <exception cref="ReplayException">The file cannot be read.</exception>
    public (string Header, InputPosition First) Begin()
    {
        Guarded(Open);
        var header = string.Join(
            Delimiter,
            Columns.Select(column => CsvField.Quote(column.Name, Delimiter))
        );
        var bytes = System.Text.Encoding.UTF8.GetBytes(header);
        first = new(bytes.Length + 1, 2 + CsvField.LineEnds(bytes), 1);
        return (header, first);
    }

    /// <summary>Begins with a later row: row groups before it are not read.</summary>
    /// <returns>False where the file has fewer rows.</returns>
    public bool TryStartAt(InputPosition position)
    {
        first = position;
        return position.Record - 1 <= groupEnds.LastOrDefault();
    }

    /// <summary>Whether a row group ends there.</summary>
    public bool EndsGroup(InputPosition position) =>
        System.Array.BinarySearch(groupEnds, position.Record - 1) >= 0;

    /// <summary>The next rows; null at the end.</summary>
    /// <exception cref="ReplayException">The file is damaged.</exception>
    public async ValueTask<ParquetRows?> ReadRowsAsync(CancellationToken cancellation)
    {
        making ??= Task.Run(MakeAsync, CancellationToken.None);
        if (await batches.Reader.WaitToReadAsync(cancellation))
        {
            batches.Reader.TryRead(out var rows);
            return rows;
        }
        await making;
        return null;
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed.IsCancellationRequested)
        {
            isClosed.Cancel();
            making?.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
            isClosed.Dispose();
            source?.Dispose();
            reader?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task MakeAsync()
    {
        try
        {
            var (position, skipped) = (first, Guarded(Start));
            var last = new CellSet?[Columns.Count];
            while (await GuardedAsync(ReadAsync) is { } batch)
            {
                using (batch)
                {
                    var rows = spent.TryTake(out var free) ? free : new(Columns.Count, spent);
                    Guarded(() => rows.Fill(batch, Columns, position, skipped, last));
                    skipped = Math.Max(0, skipped - batch.Length);
                    position = rows.End;
                    await batches.Writer.WriteAsync(rows, isClosed.Token);
                }
            }
        }
        finally
        {
            batches.Writer.Complete();
        }
    }

    /// <summary>The next batch; null at the end. None has rows of two row groups, so that another reader can begin with each group.</summary>
    private async Task<RecordBatch?> ReadAsync()
    {
        while (true)
        {
            if (source is null)
            {
                if (nextGroup == groupEnds.Length)
                {
                    return null;
                }
                source = reader!.GetRecordBatchReader([nextGroup++], null);
            }
            if (await source.ReadNextRecordBatchAsync(isClosed.Token) is { } batch)
            {
                return batch;
            }
            source.Dispose();
            source = null;
        }
    }

    private void Open()
    {
        using var properties = ArrowReaderProperties.GetDefault();
        properties.UseThreads = false;
        properties.PreBuffer = false;
        Look(properties);
        reader = new(file, null, properties, leaveOpen: true);
        Columns = ParquetColumn.Of(reader.Schema, path);
    }

    /// <summary>Begins to read with the row group of the first row.</summary>
    /// <returns>How many rows of the group come before it.</returns>
    private long Start()
    {
        var before = first.Record - 1;
        nextGroup = groupEnds.TakeWhile(end => end <= before).Count();
        return nextGroup == 0 ? before : before - groupEnds[nextGroup - 1];
    }

    /// <summary>Finds the ends of row groups, how many rows make a batch, and the columns whose texts are made only once.</summary>
    private void Look(ArrowReaderProperties properties)
    {
        using var look = new ParquetFileReader(file, leaveOpen: true);
        var (rows, bytes) = (0L, 0L);
        groupEnds = new long[look.FileMetaData.NumRowGroups];
        for (var number = 0; number < groupEnds.Length; number++)
        {
            using var counted = look.RowGroup(number);
            groupEnds[number] = rows += counted.MetaData.NumRows;
            bytes += counted.MetaData.TotalByteSize;
        }
        properties.BatchSize = Math.Clamp(
            (long)BatchBytes * rows / Math.Max(bytes, 1),
            1,
            BatchRows
        );
        if (look.FileMetaData.NumRowGroups == 0)
        {
            return;
        }
        using var group = look.RowGroup(0);
        for (var column = 0; column < look.FileMetaData.NumColumns; column++)
        {
            using var chunk = group.MetaData.GetColumnChunkMetaData(column);
            var description = look.FileMetaData.Schema.Column(column);
            if (
                description.LogicalType.Type is LogicalTypeEnum.String
                && description.MaxRepetitionLevel == 0
                && (
                    chunk.TotalUncompressedSize < chunk.NumValues * DictionaryBytes
                    || chunk.TotalUncompressedSize * DictionaryGain
                        < chunk.NumValues * UsualLength(group, column)
                )
            )
            {
                properties.SetReadDictionary(column, true);
            }
        }
    }

    /// <summary>How many bytes the first texts of a column have, shared out among their rows.</summary>
    private static long UsualLength(RowGroupReader group, int column)
    {
        using var texts = (ColumnReader<ByteArray>)group.Column(column);
        var values = new ByteArray[SampleValues];
        var rows = texts.ReadBatch(
            SampleValues,
            new short[SampleValues],
            new short[SampleValues],
            values,
            out var filled
        );
        return values.Take((int)filled).Sum(value => (long)value.Length) / Math.Max(rows, 1);
    }

    private void Guarded(Action action) =>
        Guarded(() =>
        {
            action();
            return true;
        });

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw Damaged(error);
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception error) when (IsOfTheFile(error))
        {
            throw Damaged(error);
        }
    }

    /// <summary>A damaged file may break the reader anywhere; whatever it says, the file is to blame.</summary>
    private static bool IsOfTheFile(Exception error) =>
        error is not (ReplayException or OperationCanceledException or OutOfMemoryException);

    /// <summary>What the reader says, without the name that its own language has for the error.</summary>
    private static string Said(Exception error)
    {
        const string Before = "(message: '";
        var start = error.Message.IndexOf(Before, StringComparison.Ordinal);
        return start < 0
            ? error.Message
            : error.Message[(start + Before.Length)..].TrimEnd(')', '\'');
    }

    private ReplayException Damaged(Exception error) =>
        new(
            DiagnosticCodes.InputProblem,
            $"the Parquet file cannot be read: {Said(error)}",
            "is it cut or damaged, or something else under that name?",
            path
        );
}
