using ExportRules.Replay.Deciding;
using ExportRules.Replay.Reporting;

namespace ExportRules.Replay.Summarizing;

/// <summary>Adds the statistics of chunks, in the order of the input, to what a summary says.</summary>
internal sealed class SummaryBuilder : IStatistics
{
    /// <summary>Beyond this many values of a column the rest is counted together.</summary>
    private const int MaximumValues = 20_000;

    private const int TopValues = 25;
    private const string Others = "(others)";

    private readonly AnswerCounts decisions = new();
    private readonly AnswerCounts others = new();
    private readonly Dictionary<(string From, string To), Transition> transitions = [];
    private readonly Dictionary<
        (string Column, string Value, string From, string To),
        RowGroup
    > values = [];
    private readonly Dictionary<string, (long Alone, long Involved)> missing = new(
        StringComparer.Ordinal
    );

    public void Add(RowStatistics chunk)
    {
        foreach (var ((decision, against, month), group) in chunk.Answers)
        {
            decisions.Add(decision, month, group.Rows);
            foreach (var fact in decision.Missing)
            {
                var (alone, involved) = missing.GetValueOrDefault(fact);
                missing[fact] = (
                    alone + (decision.Missing.Count == 1 ? group.Rows : 0),
                    involved + group.Rows
                );
            }
            if (against is not null)
            {
                others.Add(against, month, group.Rows);
                AddTransition(decision, against, group);
            }
        }
        foreach (var ((column, value, decision, against), group) in chunk.Changes)
        {
            AddValue(column, value, decision, against, group);
        }
    }

    /// <summary>Puts what was found into a summary, sorted so that the same rows give the same bytes.</summary>
    public ReplaySummary Complete(
        ReplaySummary summary,
        ReplayPolicy policy,
        ReplayPolicy? against
    ) =>
        summary with
        {
            Law = ReportLaw.Of(policy, against),
            Versions = decisions.Versions(policy),
            AgainstVersions = against is null ? [] : others.Versions(against),
            Months = decisions.Months(),
            AgainstMonths = others.Months(),
            Transitions =
            [
                .. transitions
                    .Values.Select(entry => entry.ToTransition())
                    .OrderByDescending(transition => transition.Rows)
                    .ThenBy(transition => transition.From, StringComparer.Ordinal)
                    .ThenBy(transition => transition.To, StringComparer.Ordinal),
            ],
            Changes =
            [
                .. values
                    .GroupBy(pair => pair.Key.Column, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .SelectMany(Top),
            ],
            MissingFacts =
            [
                .. missing
                    .Select(pair => new MissingFact(
                        pair.Key,
                        pair.Value.Alone,
                        pair.Value.Involved
                    ))
                    .OrderByDescending(fact => fact.SettledAlone)
                    .ThenByDescending(fact => fact.Involved)
                    .ThenBy(fact => fact.Fact, StringComparer.Ordinal),
            ],
        };

    private void AddTransition(RowAnswer decision, RowAnswer against, RowGroup group)
    {
        var key = (decision.Word, against.Word);
        if (!transitions.TryGetValue(key, out var entry))
        {
            transitions.Add(key, entry = new(decision.Word, against.Word));
        }
        entry.Add(decision, against, group);
    }

    private void AddValue(
        string column,
        string value,
        RowAnswer decision,
        RowAnswer against,
        RowGroup group
    )
    {
        var key = (column, value, decision.Word, against.Word);
        if (!values.ContainsKey(key) && values.Count >= MaximumValues)
        {
            key = key with { Item2 = Others };
        }
        if (!values.TryGetValue(key, out var entry))
        {
            values.Add(key, entry = new());
        }
        entry.Add(group);
    }

    private static IEnumerable<ValueChange> Top(
        IGrouping<
            string,
            KeyValuePair<(string Column, string Value, string From, string To), RowGroup>
        > column
    ) =>
        column
            .Select(pair => new ValueChange(
                pair.Key.Column,
                pair.Key.Value,
                pair.Key.From,
                pair.Key.To,
                pair.Value.Rows,
                pair.Value.First!
            )
            {
                Values = pair.Value.Totals(),
            })
            .OrderByDescending(change => change.Rows)
            .ThenBy(change => change.Value, StringComparer.Ordinal)
            .ThenBy(change => change.From, StringComparer.Ordinal)
            .ThenBy(change => change.To, StringComparer.Ordinal)
            .Take(TopValues);

    /// <summary>Rows of one pair of answers, with the rules that separate them for the first.</summary>
    private sealed class Transition(string from, string to)
    {
        private readonly RowGroup rows = new();
        private string because = "";

        public void Add(RowAnswer decision, RowAnswer against, RowGroup group)
        {
            rows.Add(group);
            if (ReferenceEquals(rows.First, group.First))
            {
                because = AnswerChange.Because(decision, against);
            }
        }

        public AnswerTransition ToTransition() =>
            new(from, to, rows.Rows, rows.First!, because) { Values = rows.Totals() };
    }
}
