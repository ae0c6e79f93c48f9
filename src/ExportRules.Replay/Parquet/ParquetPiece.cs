namespace ExportRules.Replay.Parquet;

/// <summary>Rows of a batch that follow one another and are decided together.</summary>
/// <param name="Rows">The rows of the batch.</param>
/// <param name="First">The first row.</param>
/// <param name="Last">The row behind the last.</param>
/// <param name="Start">Where the first row stands.</param>
/// <param name="End">Where the input stands behind the last row.</param>
internal sealed record ParquetPiece(
    ParquetRows Rows,
    int First,
    int Last,
    InputPosition Start,
    InputPosition End
) : IDisposable
{
    public void Dispose() => Rows.Dispose();
}
