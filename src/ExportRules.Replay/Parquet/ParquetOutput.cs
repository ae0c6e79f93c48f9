using ExportRules.Replay.Csv;
using ExportRules.Replay.Running;
using nietras.SeparatedValues;
using ParquetSharp;
using Encoding = System.Text.Encoding;

namespace ExportRules.Replay.Parquet;

/// <summary>Takes the CSV of a replay and writes it as Parquet, row group by row group.</summary>
/// <param name="file">Where to; it stays open.</param>
/// <param name="delimiter">What separates the cells.</param>
/// <param name="columns">The columns of the input, where they have types.</param>
internal sealed class ParquetOutput(
    Stream file,
    char delimiter,
    Func<IReadOnlyList<ParquetColumn>> columns
) : WriteOnlyStream
{
    private const int BatchBytes = 1 << 22;
    private const int GroupRows = 1 << 17;

    private readonly MemoryStream pending = new();
    private CellWriter[]? cells;
    private ParquetFileWriter? writer;
    private int rows;
    private bool isClosed;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        pending.Write(buffer);
        if (pending.Length >= BatchBytes)
        {
            Take();
        }
    }

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) =>
        Write(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        if (!isClosed)
        {
            isClosed = true;
            Take();
            WriteGroup();
            writer?.Close();
            writer?.Dispose();
            await pending.DisposeAsync();
        }
        await base.DisposeAsync();
    }

    /// <summary>Takes the complete records among what was written; the rest waits for its end.</summary>
    private void Take()
    {
        var bytes = pending.GetBuffer().AsMemory(0, (int)pending.Length);
        var end = EndOfRecords(bytes.Span);
        if (end == 0)
        {
            return;
        }
        var rest = bytes[end..].ToArray();
        foreach (var record in Records(Encoding.UTF8.GetString(bytes.Span[..end])))
        {
            if (cells is null)
            {
                Begin(record);
                continue;
            }
            for (var index = 0; index < cells.Length; index++)
            {
                cells[index].Add(record[index]);
            }
            if (++rows == GroupRows)
            {
                WriteGroup();
            }
        }
        pending.SetLength(0);
        pending.Write(rest);
    }

    private void Begin(string[] header)
    {
        if (header[0].StartsWith('{'))
        {
            throw new ReplayException(
                DiagnosticCodes.OutputProblem,
                "the answers to JSON Lines are JSON, which has no columns",
                "write them to a .jsonl file"
            );
        }
        var types = columns()
            .Where(column => !column.IsList)
            .DistinctBy(column => column.Name)
            .ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        cells = [.. header.Select(name => CellWriter.Of(name, types.GetValueOrDefault(name)))];
        writer = new(
            file,
            [.. cells.Select(cell => cell.Column)],
            logicalTypeFactory: null,
            Compression.Snappy,
            leaveOpen: true
        );
    }

    private void WriteGroup()
    {
        if (rows == 0)
        {
            return;
        }
        using var group = writer!.AppendRowGroup();
        foreach (var cell in cells!)
        {
            cell.WriteTo(group);
        }
        rows = 0;
    }

    private IEnumerable<string[]> Records(string text)
    {
        using var reader = new Sep(delimiter)
            .Reader(options => options with { HasHeader = false, DisableColCountCheck = true })
            .FromText(text);
        while (reader.MoveNext())
        {
            yield return CsvProcessor.Fields(reader.Current);
        }
    }

    /// <summary>What a replay writes is sound: a line end outside of quotes ends a record.</summary>
    private static int EndOfRecords(ReadOnlySpan<byte> bytes)
    {
        var end = 0;
        var isQuoted = false;
        for (var index = 0; index < bytes.Length; index++)
        {
            if (bytes[index] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (bytes[index] == '\n' && !isQuoted)
            {
                end = index + 1;
            }
        }
        return end;
    }
}
