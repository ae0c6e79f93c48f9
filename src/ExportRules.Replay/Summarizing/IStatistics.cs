namespace ExportRules.Replay.Summarizing;

/// <summary>Takes the statistics of chunks, in the order of the input.</summary>
internal interface IStatistics
{
    void Add(RowStatistics chunk);
}
