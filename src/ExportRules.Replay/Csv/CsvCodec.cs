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
    private ReplayTable? table;
    private CsvProcessor? processor;

    /// <summary>What separates cells, by declaration or by the name of the file; never by its content.</summary>
    public static char DelimiterOf(ReplayFormat format, string name) =>
        ParquetFile.Is(name) ? ParquetInput.Delimiter
        : format.Delimiter is { } declared ? declared
        : name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t'
        : ',';

    public IReadOnlyList<Diagnostic> Warnings => table?.Warnings ?? [];

    public async ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        chunks = new(text, new CsvScanner((byte)delimiter));
        var header = await ReadHeaderAsync(chunks, cancellation);
        table = ReplayTable.Of(job, header, delimiter);
        processor = new(table.Processor, delimiter, isDecoded);
        return table.Header;
    }

    public ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation) =>
        chunks!.SkipToAsync(position, cancellation);

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation) =>
        await chunks!.ReadAsync(cancellation) is { } chunk ? new Work(processor!, chunk) : null;

    public RowExample? Example(IReadOnlyList<string> source, RowPlace place) =>
        table!.Processor.Example([.. source], place);

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
                header is [0x1f, 0x8b, ..] or [0x28, 0xb5, 0x2f, 0xfd, ..]
                    ? "it seems to be compressed: let its name end in .gz or .zst"
                    : "try --encoding cp932",
                job.InputName
            );
        }
        if (reader.HasBrokenHeader)
        {
            throw new ReplayException(
                DiagnosticCodes.BrokenQuotes,
                "a quote in the header is not closed, or stands within a name",
                "a quote within a name is written twice, and the name between quotes",
                job.InputName
            );
        }
        var text = Encoding.UTF8.GetString(header).TrimEnd('\r', '\n');
        return isDecoded && text.Contains(CsvProcessor.Undecodable)
            ? throw new ReplayException(
                DiagnosticCodes.BadEncoding,
                $"the header has {CsvProcessor.UndecodedMessage}",
                null,
                job.InputName
            )
            : text;
    }

    private sealed class Work(CsvProcessor processor, CsvChunk chunk) : IReplayWork
    {
        public InputPosition End => chunk.End;

        public ChunkResult Process() => processor.Process(chunk);

        public void Dispose() => chunk.Dispose();
    }
}
