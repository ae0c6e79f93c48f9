using System.Collections.Concurrent;
using System.Threading.Channels;
using ExportRules.Replay.Running;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ExportRules.Replay.Parquet;

/// <summary>
/// Takes the CSV of a replay and writes it as Parquet. Rows are gathered, and encoded on another thread: in memory are a few pieces of
/// them, and what is encoded of the row group.
/// </summary>
/// <param name="file">Where to; it stays open.</param>
/// <param name="delimiter">What separates the cells.</param>
/// <param name="columns">The columns of the input, where they have types.</param>
internal sealed class ParquetOutput(
    Stream file,
    char delimiter,
    Func<IReadOnlyList<ParquetColumn>> columns
) : WriteOnlyStream
{
    /// <summary>How much is gathered before it is encoded: few enough bytes to stay near the processor.</summary>
    private const int PieceBytes = 1 << 20;

    /// <summary>How much becomes a row group, as bytes of text and as rows, whichever comes first.</summary>
    private const int GroupBytes = 1 << 26;
    private const int GroupRows = 1 << 18;

    /// <summary>How many pieces may wait to be encoded.</summary>
    private const int Waiting = 3;

    /// <summary>How many rows tell whether the values of a column repeat.</summary>
    private const int SampleRows = 1 << 12;

    private readonly Channel<CsvRows> pieces = Channel.CreateBounded<CsvRows>(Waiting);
    private readonly ConcurrentBag<CsvRows> spent = [];
    private CsvRows gathered = new(delimiter);
    private Task? encoding;
    private CellWriter[]? cells;
    private ParquetFileWriter? writer;
    private RowGroupWriter? group;
    private int groupBytes;
    private int groupRows;
    private bool isClosed;

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        gathered.Add(buffer.Span);
        if (gathered.IsWhole && gathered.Bytes >= PieceBytes)
        {
            await PassOnAsync();
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer) =>
        WriteAsync(buffer.ToArray()).AsTask().GetAwaiter().GetResult();

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        if (!isClosed)
        {
            isClosed = true;
            if (gathered.Bytes > 0)
            {
                await PassOnAsync();
            }
            pieces.Writer.TryComplete();
            await (encoding ?? Task.CompletedTask);
        }
        await base.DisposeAsync();
    }

    private async ValueTask PassOnAsync()
    {
        encoding ??= Task.Run(EncodeAsync, CancellationToken.None);
        if (!await pieces.Writer.WaitToWriteAsync())
        {
            // What went wrong with a piece before is told once, and then nothing more is written.
            isClosed = true;
            await encoding;
        }
        pieces.Writer.TryWrite(gathered);
        gathered = spent.TryTake(out var free) ? free : new(delimiter);
        gathered.Clear();
    }

    private async Task EncodeAsync()
    {
        try
        {
            await foreach (var rows in pieces.Reader.ReadAllAsync())
            {
                Encode(rows);
                spent.Add(rows);
            }
            EndGroup();
            writer?.Close();
        }
        finally
        {
            pieces.Writer.TryComplete();
            group?.Dispose();
            writer?.Dispose();
        }
    }

    private void Encode(CsvRows rows)
    {
        rows.Cut(hasHeader: cells is null);
        if (cells is null)
        {
            Begin(rows);
        }
        if (rows.Count == 0)
        {
            return;
        }
        group ??= writer!.AppendBufferedRowGroup();
        for (var column = 0; column < cells!.Length; column++)
        {
            using var target = group.Column(column);
            cells[column].Write(rows, column, target);
        }
        groupBytes += rows.Bytes;
        groupRows += rows.Count;
        if (groupBytes >= GroupBytes || groupRows >= GroupRows)
        {
            EndGroup();
        }
    }

    private void EndGroup()
    {
        group?.Close();
        group?.Dispose();
        group = null;
        (groupBytes, groupRows) = (0, 0);
    }

    private void Begin(CsvRows rows)
    {
        var types = columns()
            .Where(column => !column.IsList)
            .DistinctBy(column => column.Name)
            .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        cells = [.. rows.Header.Select(name => CellWriter.Of(name, types.GetValueOrDefault(name)))];
        using var builder = new WriterPropertiesBuilder();
        builder.Compression(Compression.Snappy);
        // To compare each text with the least and the greatest costs more time than it can save a reader.
        builder.DisableStatistics();
        builder.SetSizeStatisticsLevel(SizeStatisticsLevel.None);
        for (var column = 0; column < cells.Length; column++)
        {
            if (cells[column].IsText && !Repeats(rows, column))
            {
                builder.DisableDictionary(cells[column].Column.Name);
            }
        }
        using var properties = builder.Build();
        writer = new(
            file,
            [.. cells.Select(cell => cell.Column)],
            logicalTypeFactory: null,
            properties,
            leaveOpen: true
        );
    }

    /// <summary>A list of the distinct values pays only where most of them come again.</summary>
    private static bool Repeats(CsvRows rows, int column)
    {
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        var filled = 0;
        for (var row = 0; row < Math.Min(rows.Count, SampleRows); row++)
        {
            var cell = rows.Raw(row, column);
            if (!cell.IsEmpty)
            {
                filled++;
                distinct.Add(Encoding.UTF8.GetString(cell));
            }
        }
        return distinct.Count <= filled / 2;
    }
}
