using System.Text;
using System.Text.Unicode;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>CSV in, CSV out.</summary>
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

    public IReadOnlyList<Diagnostic> Warnings => table?.Warnings ?? [];

    public async ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        chunks = new(text, new CsvScanner((byte)delimiter));
        var header = await ReadHeaderAsync(chunks, cancellation);
        table = job.Last.Get(
            new Form(header, delimiter, isDecoded, job.InputName),
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
        var isCompared = job.Against is not null;
        var writer = new CsvAnswerWriter(
            OutputColumns.Of(map, job.Columns, isCompared, job.InputName),
            map,
            delimiter,
            isCompared,
            job.Format.SpreadsheetSafe
        );
        var cells = new CellReader(job.Format);
        var judge = RowJudge.Of(job, map, cells);
        var processor = new CsvProcessor(
            map,
            delimiter,
            writer,
            judge,
            job.UseCache ? RowProjection.Of(map, job.Format, cells, job.Policies) : null,
            job.WithStatistics ? new(map, cells, judge) : null,
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
    private sealed record Form(string Header, char Delimiter, bool IsDecoded, string InputName);

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
