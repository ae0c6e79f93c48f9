using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.JsonLines;

/// <summary>JSON Lines in; one answer a line out, as JSON or as a row of a table.</summary>
internal sealed class JsonLinesCodec(ReplayJob job, Stream text, bool isDecoded) : IReplayCodec
{
    private readonly LineChunkReader lines = new(text, fill: !job.IsInteractive);
    private Table? table;

    public IReadOnlyList<Diagnostic> Warnings => [];

    public ValueTask<byte[]> BeginAsync(CancellationToken cancellation)
    {
        table = job.Last.Get(
            new Form(job.InputName, job.Form, isDecoded),
            () => Read(job with { Input = Stream.Null, Output = Stream.Null }, isDecoded)
        );
        return ValueTask.FromResult(table.Header);
    }

    private static Table Read(ReplayJob job, bool isDecoded)
    {
        if (job.Form is OutputForm.Table)
        {
            var writer = new JsonTable(job);
            return new(writer.Header(), new(job, writer, isDecoded));
        }
        RefuseColumns(job);
        return new([], new(job, table: null, isDecoded));
    }

    /// <summary>JSON has no columns to choose.</summary>
    public static void RefuseColumns(ReplayJob job)
    {
        if (job.Columns.Count > 0)
        {
            throw new ReplayException(
                DiagnosticCodes.UnknownColumn,
                "answers in JSON have no columns to choose",
                "leave --columns out, or write a table: a .csv file, or --format csv",
                job.InputName
            );
        }
    }

    public ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation) =>
        lines.SkipToAsync(position, cancellation);

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation) =>
        await lines.ReadAsync(cancellation) is { } chunk ? new Work(table!.Processor, chunk) : null;

    public RowExample? Example(IReadOnlyList<string> source, RowPlace place) =>
        table!.Processor.Example(source[0], place);

    /// <summary>Lines of one input in one form are answered in the same way.</summary>
    private sealed record Form(string InputName, OutputForm Output, bool IsDecoded);

    private sealed record Table(byte[] Header, JsonLinesProcessor Processor);

    private sealed class Work(JsonLinesProcessor processor, LineChunk chunk) : IReplayWork
    {
        public InputPosition End => chunk.End;

        public ChunkResult Process() => processor.Process(chunk);

        public void Dispose() => chunk.Dispose();
    }
}
