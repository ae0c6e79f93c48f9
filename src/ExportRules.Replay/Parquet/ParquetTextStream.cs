using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Running;
using ParquetSharp.Arrow;

namespace ExportRules.Replay.Parquet;

/// <summary>A Parquet file as the CSV that says the same. A few thousand rows are in memory at a time.</summary>
internal sealed class ParquetTextStream(FileStream file, string path) : ForwardStream(file)
{
    public const char Delimiter = ',';

    private const int PieceBytes = 1 << 18;
    private const int BatchRows = 1 << 14;

    private readonly StringBuilder line = new();
    private byte[] piece = [];
    private int read;
    private FileReader? reader;
    private IArrowArrayStream? batches;
    private RecordBatch? batch;
    private Func<int, string>[] cells = [];
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
        if (read == piece.Length && !await FillAsync(cancellationToken))
        {
            return 0;
        }
        var count = Math.Min(buffer.Length, piece.Length - read);
        piece.AsSpan(read, count).CopyTo(buffer.Span);
        read += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            batch?.Dispose();
            batches?.Dispose();
            reader?.Dispose();
        }
        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        try
        {
            line.Clear();
            if (reader is null)
            {
                Open();
                AddLine(Columns.Select(column => column.Name));
            }
            while (line.Length < PieceBytes && await HasRowAsync(cancellation))
            {
                AddLine(cells.Select(cell => cell(row)));
                row++;
            }
            piece = Encoding.UTF8.GetBytes(line.ToString());
            read = 0;
            return piece.Length > 0;
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
        reader = new(file, null, properties, leaveOpen: true);
        Columns = ParquetColumn.Of(reader.Schema, path);
        batches = reader.GetRecordBatchReader(null, null);
    }

    private async ValueTask<bool> HasRowAsync(CancellationToken cancellation)
    {
        while (batch is null || row == batch.Length)
        {
            batch?.Dispose();
            batch = await batches!.ReadNextRecordBatchAsync(cancellation);
            if (batch is null)
            {
                return false;
            }
            row = 0;
            cells = [.. Columns.Select(column => CellReaders.Of(batch, column))];
        }
        return true;
    }

    private void AddLine(IEnumerable<string> texts)
    {
        var isFirst = true;
        foreach (var text in texts)
        {
            if (!isFirst)
            {
                line.Append(Delimiter);
            }
            isFirst = false;
            line.Append(CsvField.Quote(text, Delimiter));
        }
        line.Append('\n');
    }
}
