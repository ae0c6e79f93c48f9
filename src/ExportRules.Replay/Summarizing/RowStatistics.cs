using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>What a summary needs of the rows of one chunk. Rows of one answer and month are one entry.</summary>
internal sealed class RowStatistics
{
    private readonly Dictionary<
        (RowAnswer, RowAnswer?, int),
        (long Rows, RowExample First)
    > answers = [];
    private readonly Dictionary<
        (string, string, RowAnswer, RowAnswer),
        (long Rows, RowExample First)
    > changes = [];

    public IReadOnlyDictionary<
        (RowAnswer Decision, RowAnswer? Against, int Month),
        (long Rows, RowExample First)
    > Answers => answers;

    public IReadOnlyDictionary<
        (string Column, string Value, RowAnswer Decision, RowAnswer Against),
        (long Rows, RowExample First)
    > Changes => changes;

    /// <summary>Counts a row.</summary>
    /// <param name="decision">Its answer.</param>
    /// <param name="against">That of the second policy.</param>
    /// <param name="month">Year times 12 plus month, counted from 0; 0 where no date can be told.</param>
    /// <param name="example">Where the row stands.</param>
    /// <returns>Whether the answers differ, so that <see cref="AddChange"/> is of use.</returns>
    public bool Add(RowAnswer decision, RowAnswer? against, int month, RowExample example)
    {
        // Each error has words of its own; for the summary an error is an error.
        var key = (
            decision.Outcome is null ? RowAnswer.AnyError : decision,
            against is { Outcome: null } ? RowAnswer.AnyError : against,
            month
        );
        answers[key] = answers.TryGetValue(key, out var entry)
            ? (entry.Rows + 1, entry.First)
            : (1, example);
        return against is not null && AnswerChange.IsChange(decision, against);
    }

    /// <summary>Counts a changed row under the value of one of its columns.</summary>
    public void AddChange(
        string column,
        string value,
        RowAnswer decision,
        RowAnswer against,
        RowExample example
    )
    {
        var key = (column, value, decision, against);
        changes[key] = changes.TryGetValue(key, out var entry)
            ? (entry.Rows + 1, entry.First)
            : (1, example);
    }
}
