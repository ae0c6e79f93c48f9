using ExportRules.Replay.Running;

namespace ExportRules.Replay.JsonLines;

/// <summary>JSON Lines in, JSON Lines out: one answer a line.</summary>
internal sealed class JsonLinesCodec(ReplayJob job, Stream text) : IReplayCodec
{
    private readonly LineChunkReader lines = new(text, fill: !job.IsInteractive);
    private readonly JsonLinesProcessor processor = job.Last.Get(
        job.InputName,
        () => new JsonLinesProcessor(job with { Input = Stream.Null, Output = Stream.Null })
    );

    public IReadOnlyList<Diagnostic> Warnings => [];

    public ValueTask<byte[]> BeginAsync(CancellationToken cancellation) =>
        job.Columns.Count == 0
            ? ValueTask.FromResult(Array.Empty<byte>())
            : throw new ReplayException(
                DiagnosticCodes.UnknownColumn,
                "the answers to JSON Lines are JSON, which has no columns to choose",
                "leave --columns out",
                job.InputName
            );

    public ValueTask SkipToAsync(InputPosition position, CancellationToken cancellation) =>
        lines.SkipToAsync(position, cancellation);

    public async ValueTask<IReplayWork?> ReadAsync(CancellationToken cancellation) =>
        await lines.ReadAsync(cancellation) is { } chunk ? new Work(processor, chunk) : null;

    private sealed class Work(JsonLinesProcessor processor, LineChunk chunk) : IReplayWork
    {
        public InputPosition End => chunk.End;

        public ChunkResult Process() => processor.Process(chunk);

        public void Dispose() => chunk.Dispose();
    }
}
