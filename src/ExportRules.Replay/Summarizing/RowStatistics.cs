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
        var key = (Kind(decision), against is null ? null : Kind(against), month);
        return Count(answers, key);
    }

    /// <summary>Counts a changed row under the value of one of its columns.</summary>
    public RowGroup AddChange(string column, string value, RowAnswer decision, RowAnswer against)
    {
        var key = (column, value, Kind(decision), Kind(against));
        return Count(changes, key);
    }

    /// <summary>Adds rows that were counted elsewhere.</summary>
    public void Add(RowAnswer decision, RowAnswer? against, int month, RowGroup group) =>
        Add(answers, (decision, against, month), group);

    /// <summary>Adds changed rows that were counted elsewhere.</summary>
    public void AddChange(
        string column,
        string value,
        RowAnswer decision,
        RowAnswer against,
        RowGroup group
    ) => Add(changes, (column, value, decision, against), group);

    /// <summary>The answer by which a row is counted: each error has words of its own, and is an error like any other.</summary>
    private static RowAnswer Kind(RowAnswer answer) =>
        answer.Outcome is null ? RowAnswer.AnyError : answer;

    private static void Add<TKey>(Dictionary<TKey, RowGroup> groups, TKey key, RowGroup group)
        where TKey : notnull
    {
        if (groups.TryGetValue(key, out var known))
        {
            known.Add(group);
        }
        else
        {
            groups.Add(key, group);
        }
    }

    private static RowGroup Count<TKey>(Dictionary<TKey, RowGroup> groups, TKey key)
        where TKey : notnull
    {
        if (!groups.TryGetValue(key, out var group))
        {
            groups.Add(key, group = new());
        }
        group.Add();
        return group;
    }
}
