using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>What a summary needs of the rows of one chunk. Rows of one answer and month are one group.</summary>
internal sealed class RowStatistics
{
    private readonly Dictionary<(RowAnswer, RowAnswer?, int), RowGroup> answers = [];
    private readonly Dictionary<(string, string, RowAnswer, RowAnswer), RowGroup> changes = [];

    public IReadOnlyDictionary<
        (RowAnswer Decision, RowAnswer? Against, int Month),
        RowGroup
    > Answers => answers;

    public IReadOnlyDictionary<
        (string Column, string Value, RowAnswer Decision, RowAnswer Against),
        RowGroup
    > Changes => changes;

    /// <summary>Counts a row. A group that has no first row yet is given it by the caller.</summary>
    /// <param name="decision">Its answer.</param>
    /// <param name="against">That of the second policy.</param>
    /// <param name="month">Year times 12 plus month, counted from 0; 0 where no date can be told.</param>
    public RowGroup Add(RowAnswer decision, RowAnswer? against, int month)
    {
        // Each error has words of its own; for the summary an error is an error.
        var key = (
            decision.Outcome is null ? RowAnswer.AnyError : decision,
            against is { Outcome: null } ? RowAnswer.AnyError : against,
            month
        );
        if (!answers.TryGetValue(key, out var group))
        {
            answers.Add(key, group = new());
        }
        group.Add();
        return group;
    }

    /// <summary>Counts a changed row under the value of one of its columns.</summary>
    public RowGroup AddChange(string column, string value, RowAnswer decision, RowAnswer against)
    {
        var key = (
            column,
            value,
            decision.Outcome is null ? RowAnswer.AnyError : decision,
            against.Outcome is null ? RowAnswer.AnyError : against
        );
        if (!changes.TryGetValue(key, out var group))
        {
            changes.Add(key, group = new());
        }
        group.Add();
        return group;
    }
}
