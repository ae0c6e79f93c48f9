using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>
/// The statistics of a partition, for whoever puts partitions together. Added in the order of the partitions they give the
/// summary of the whole.
/// </summary>
internal sealed class PartStatistics : IStatistics
{
    private readonly Dictionary<string, RowAnswer> known = new(StringComparer.Ordinal);

    public RowStatistics Rows { get; } = new();

    public void Add(RowStatistics chunk)
    {
        foreach (var ((decision, against, month), group) in chunk.Answers)
        {
            Rows.Add(Known(decision), against is null ? null : Known(against), month, group);
        }
        foreach (var ((column, value, decision, against), group) in chunk.Changes)
        {
            Rows.AddChange(column, value, Known(decision), Known(against), group);
        }
    }

    /// <summary>Answers that a summary cannot tell apart are one; where nothing is cached each row has its own.</summary>
    private RowAnswer Known(RowAnswer answer)
    {
        var key = string.Join(
            '\n',
            [
                answer.Outcome?.ToString(),
                answer.License,
                answer.Policy,
                .. answer.Missing,
                "",
                .. answer.Rules,
            ]
        );
        if (!known.TryGetValue(key, out var one))
        {
            known.Add(key, one = answer);
        }
        return one;
    }
}
