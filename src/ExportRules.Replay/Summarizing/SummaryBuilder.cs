using System.Globalization;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>Adds the statistics of chunks, in the order of the input, to what a summary says.</summary>
internal sealed class SummaryBuilder
{
    /// <summary>Beyond this many values of a column the rest is counted together.</summary>
    private const int MaximumValues = 20_000;

    private const int TopValues = 25;
    private const string Others = "(others)";

    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Month, string Word), long> months = [];
    private readonly Dictionary<
        (string From, string To),
        (long Rows, AnswerTransition First)
    > transitions = [];
    private readonly Dictionary<
        (string Column, string Value, string From, string To),
        (long Rows, RowExample First)
    > values = [];
    private readonly Dictionary<string, (long Alone, long Involved)> missing = new(
        StringComparer.Ordinal
    );

    public void Add(RowStatistics chunk)
    {
        foreach (var ((decision, against, month), (rows, first)) in chunk.Answers)
        {
            versions[decision.Policy] = versions.GetValueOrDefault(decision.Policy) + rows;
            var key = (month, decision.Word);
            months[key] = months.GetValueOrDefault(key) + rows;
            foreach (var fact in decision.Missing)
            {
                var (alone, involved) = missing.GetValueOrDefault(fact);
                missing[fact] = (alone + (decision.Missing.Count == 1 ? rows : 0), involved + rows);
            }
            if (against is not null)
            {
                AddTransition(decision, against, rows, first);
            }
        }
        foreach (var ((column, value, decision, against), (rows, first)) in chunk.Changes)
        {
            AddValue(column, value, decision, against, rows, first);
        }
    }

    /// <summary>Puts what was found into a summary, sorted so that the same rows give the same bytes.</summary>
    public ReplaySummary Complete(ReplaySummary summary, ReplayPolicy policy) =>
        summary with
        {
            Versions =
            [
                .. versions
                    .Where(pair => pair.Key.Length > 0)
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => Version(policy, pair.Key, pair.Value)),
            ],
            Months =
            [
                .. months
                    .GroupBy(pair => pair.Key.Month)
                    .OrderBy(group => group.Key)
                    .Select(group => new MonthAnswers(
                        MonthName(group.Key),
                        new SortedDictionary<string, long>(
                            group.ToDictionary(pair => pair.Key.Word, pair => pair.Value),
                            StringComparer.Ordinal
                        )
                    )),
            ],
            Transitions =
            [
                .. transitions
                    .Values.Select(entry => entry.First with { Rows = entry.Rows })
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

    private void AddTransition(RowAnswer decision, RowAnswer against, long rows, RowExample first)
    {
        var key = (decision.Word, against.Word);
        if (
            !transitions.TryGetValue(key, out var entry)
            || first.Record < entry.First.Example.Record
        )
        {
            entry = (
                entry.Rows,
                new(decision.Word, against.Word, 0, first, AnswerChange.Because(decision, against))
            );
        }
        transitions[key] = (entry.Rows + rows, entry.First);
    }

    private void AddValue(
        string column,
        string value,
        RowAnswer decision,
        RowAnswer against,
        long rows,
        RowExample first
    )
    {
        var key = (column, value, decision.Word, against.Word);
        if (!values.ContainsKey(key) && values.Count >= MaximumValues)
        {
            key = key with { Item2 = Others };
        }
        var known = values.TryGetValue(key, out var entry);
        values[key] = (
            entry.Rows + rows,
            known && entry.First.Record <= first.Record ? entry.First : first
        );
    }

    private static IEnumerable<ValueChange> Top(
        IGrouping<
            string,
            KeyValuePair<
                (string Column, string Value, string From, string To),
                (long Rows, RowExample First)
            >
        > column
    ) =>
        column
            .Select(pair => new ValueChange(
                pair.Key.Column,
                pair.Key.Value,
                pair.Key.From,
                pair.Key.To,
                pair.Value.Rows,
                pair.Value.First
            ))
            .OrderByDescending(change => change.Rows)
            .ThenBy(change => change.Value, StringComparer.Ordinal)
            .ThenBy(change => change.From, StringComparer.Ordinal)
            .ThenBy(change => change.To, StringComparer.Ordinal)
            .Take(TopValues);

    private static PolicyRows Version(ReplayPolicy policy, string id, long rows)
    {
        var version = policy.RuleSet.TryAt(
            DateOnly.ParseExact(id, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            policy.Options.KnownAt
        );
        return new(id, version?.Name, version?.Digest, rows);
    }

    private static string MonthName(int month) =>
        month == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"{month / 12:D4}-{month % 12 + 1:D2}");
}
