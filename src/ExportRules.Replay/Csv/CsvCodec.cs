using System.Text;
using System.Text.Unicode;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.JsonLines;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Csv;

/// <summary>CSV in; CSV out, or JSON Lines.</summary>
internal sealed class CsvCodec(ReplayJob job, Stream text, bool isDecoded) : IReplayCodec
{
    private readonly char delimiter = DelimiterOf(job.Format, job.InputName);

    private CsvChunkReader? chunks;
    private CsvTable? table;

    /// <summary>What separates cells, by declaration or by the name of the file; never by its content.</summary>
    public static char DelimiterOf(ReplayFormat format, string name) =>
        ParquetFile.Is(name) ? ParquetTextStream.Delimiter
        : format.Delimiter is { } declared ? declared
        : name.Contains(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t'
        : ',';

    public static ReplayException NoPlaceForTrace(ReplayJob job) =>
        new(
            DiagnosticCodes.OutputProblem,
            "a table has no place for the trace of an answer",
            "write JSON Lines: a .jsonl file, or --format jsonl",
            job.InputName
        );

    public IReadOnlyList<Diagnostic> Warnings => table?.Warnings ?? [];

    public async ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        chunks = new(text, new CsvScanner((byte)delimiter));
        var header = await ReadHeaderAsync(chunks, cancellation);
        table = job.Last.Get(
            new Form(header, delimiter, isDecoded, job.InputName, job.Form),
            () => Table(header)
        );
        return table.Header;
    }

    private CsvTable Table(string header)
    {
        var map = ColumnMap.Read(
            CsvLine.Split(header, delimiter),
            job.Policy.RuleSet,
            job.Format.Map,
            job.Policies.Any(policy => policy.IsOwnDate),
            [.. job.Policy.Options.Assumptions.Keys],
            job.InputName
        );
        var isJson = job.Form is OutputForm.JsonLines;
        IRowWriter writer = isJson ? JsonWriter(map) : TableWriter(map);
        var cells = new CellReader(job.Format);
        // A table's rows are compared as they stand, before they are read; JSON says more, and compares what was read.
        var judge = RowJudge.Of(
            job,
            map,
            cells,
            new(isJson, job.WithTrace, IsCached: job.UseCache && isJson)
        );
        var processor = new CsvProcessor(
            map,
            delimiter,
            writer,
            judge,
            job.UseCache && !isJson ? RowProjection.Of(map, job.Format, cells, job.Policies) : null,
            job.Statistics is null ? null : new(map, cells, judge),
            isDecoded
        );
        return new(map.Warnings, writer.Header(), processor);
    }

    public ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation) =>
        chunks!.SkipToAsync(position, cancellation);

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation) =>
        await chunks!.ReadAsync(cancellation) is { } chunk
            ? new Work(table!.Processor, chunk)
            : null;

    public RowExample? Example(IReadOnlyList<string> source, RowPlace place) =>
        table!.Processor.Example([.. source], place);

    private CsvAnswerWriter TableWriter(ColumnMap map)
    {
        if (job.WithTrace)
        {
            throw NoPlaceForTrace(job);
        }
        var isCompared = job.Against is not null;
        return new(
            OutputColumns.Of(
                [
                    .. map
                        .Columns.Where(column => column.Role is not ColumnRole.Replaced)
                        .Select(column => (column.Name, column.Index)),
                ],
                job.Columns,
                isCompared,
                job.InputName
            ),
            map.Columns.Length,
            delimiter,
            isCompared,
            job.Format.SpreadsheetSafe
        );
    }

    private JsonRowWriter JsonWriter(ColumnMap map)
    {
        JsonLinesCodec.RefuseColumns(job);
        return new(Array.FindIndex(map.Columns, column => column.Role is ColumnRole.Id));
    }

    private async Task<string> ReadHeaderAsync(
        CsvChunkReader reader,
        CancellationToken cancellation
    )
    {
        var header =
            await reader.ReadHeaderAsync(cancellation)
            ?? throw new ReplayException(
                DiagnosticCodes.EmptyInput,
                "the input is empty",
                "the first line must name the columns",
                job.InputName
            );
        if (!Utf8.IsValid(header))
        {
            throw new ReplayException(
                DiagnosticCodes.BadEncoding,
                "the header is not UTF-8",
                "try --encoding cp932",
                job.InputName
            );
        }
        return Encoding.UTF8.GetString(header).TrimEnd('\r', '\n');
    }

    /// <summary>Tables of the same form are read in the same way.</summary>
    private sealed record Form(
        string Header,
        char Delimiter,
        bool IsDecoded,
        string InputName,
        OutputForm Output
    );

    private sealed record CsvTable(
        IReadOnlyList<Diagnostic> Warnings,
        byte[] Header,
        CsvProcessor Processor
    );

    private sealed class Work(CsvProcessor processor, CsvChunk chunk) : IReplayWork
    {
        public InputPosition End => chunk.End;

        public ChunkResult Process() => processor.Process(chunk);

        public void Dispose() => chunk.Dispose();
    }
}
