using System.Threading.Channels;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Running;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace ExportRules.Replay.Parquet;

/// <summary>
/// A Parquet file as the CSV that says the same. Its text is made ready on another thread, a few pieces ahead of the reader; no more
/// than these are in memory.
/// </summary>
internal sealed class ParquetTextStream(FileStream file, string path) : ForwardStream(file)
{
    public const char Delimiter = ',';

    private const int PieceBytes = 1 << 19;

    /// <summary>What the last row of a piece may take without a larger buffer.</summary>
    private const int SpareBytes = 1 << 12;
    private const int PiecesAhead = 3;
    private const int BatchRows = 1 << 13;

    /// <summary>
    /// Up to how many bytes a value takes in the file where it is a short number that stands for a text: then each text is made
    /// only once.
    /// </summary>
    private const int DictionaryBytes = 4;

    private readonly Channel<OutputBuffer> pieces = Channel.CreateBounded<OutputBuffer>(
        PiecesAhead
    );
    private readonly CancellationTokenSource isClosed = new();
    private OutputBuffer piece = new(0);
    private int read;
    private Task? making;
    private FileReader? reader;
    private IArrowArrayStream? batches;
    private RecordBatch? batch;
    private CellTexts[] cells = [];
    private int row;

    /// <summary>The columns of the file; known after the first byte is read.</summary>
    public IReadOnlyList<ParquetColumn> Columns { get; private set; } = [];

    public override int Read(Span<byte> buffer)
    {
        var bytes = new byte[buffer.Length];
        var count = ReadAsync(bytes).AsTask().GetAwaiter().GetResult();
        bytes.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        making ??= Task.Run(MakeAsync, CancellationToken.None);
        if (read == piece.Written.Length)
        {
            if (!await pieces.Reader.WaitToReadAsync(cancellationToken))
            {
                await making;
                return 0;
            }
            piece.Dispose();
            pieces.Reader.TryRead(out piece!);
            read = 0;
        }
        var count = Math.Min(buffer.Length, piece.Written.Length - read);
        piece.Written.Slice(read, count).CopyTo(buffer);
        read += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isClosed.IsCancellationRequested)
        {
            isClosed.Cancel();
            making?.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
            isClosed.Dispose();
            piece.Dispose();
            batch?.Dispose();
            batches?.Dispose();
            reader?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async Task MakeAsync()
    {
        try
        {
            for (var text = await FillAsync(); text.Written.Length > 0; text = await FillAsync())
            {
                await pieces.Writer.WriteAsync(text, isClosed.Token);
            }
        }
        finally
        {
            pieces.Writer.Complete();
        }
    }

    /// <summary>The next piece of the text; an empty one at the end.</summary>
    private async Task<OutputBuffer> FillAsync()
    {
        var text = new OutputBuffer(PieceBytes);
        try
        {
            if (reader is null)
            {
                Open();
                AddHeader(text);
            }
            while (text.Written.Length < PieceBytes - SpareBytes && await HasRowAsync())
            {
                AddRow(text);
            }
            return text;
        }
        catch (Exception error)
            when (error
                    is not (ReplayException or OperationCanceledException or OutOfMemoryException)
            )
        {
            // A damaged file may break the reader anywhere; whatever it says, the file is to blame.
            throw new ReplayException(
                DiagnosticCodes.InputProblem,
                $"the Parquet file cannot be read: {error.Message}",
                "is it cut or damaged, or something else under that name?",
                path
            );
        }
    }

    private void Open()
    {
        using var properties = ArrowReaderProperties.GetDefault();
        properties.UseThreads = false;
        properties.PreBuffer = false;
        properties.BatchSize = BatchRows;
        KeepDictionaries(properties);
        reader = new(file, null, properties, leaveOpen: true);
        Columns = ParquetColumn.Of(reader.Schema, path);
        cells = [.. Columns.Select(_ => new CellTexts())];
        batches = reader.GetRecordBatchReader(null, null);
    }

    private void KeepDictionaries(ArrowReaderProperties properties)
    {
        using var look = new ParquetFileReader(file, leaveOpen: true);
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
                && chunk.TotalUncompressedSize < chunk.NumValues * DictionaryBytes
            )
            {
                properties.SetReadDictionary(column, true);
            }
        }
    }

    private async ValueTask<bool> HasRowAsync()
    {
        while (batch is null || row == batch.Length)
        {
            batch?.Dispose();
            batch = await batches!.ReadNextRecordBatchAsync(isClosed.Token);
            if (batch is null)
            {
                return false;
            }
            row = 0;
            for (var column = 0; column < cells.Length; column++)
            {
                CellReaders.Read(batch, Columns[column], cells[column]);
            }
        }
        return true;
    }

    private void AddHeader(OutputBuffer text)
    {
        var header = Columns.Select(column => CsvField.Quote(column.Name, Delimiter));
        text.Append(string.Join(Delimiter, header) + "\n");
    }

    private void AddRow(OutputBuffer text)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            if (column > 0)
            {
                text.Append((byte)Delimiter);
            }
            text.Append(cells[column][row]);
        }
        text.Append((byte)'\n');
        row++;
    }
}
