using System.Globalization;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Summarizing;

/// <summary>The answers of one law, by policy version and by month.</summary>
internal sealed class AnswerCounts
{
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Month, string Word), long> months = [];

    public void Add(RowAnswer answer, int month, long rows)
    {
        versions[answer.Policy] = versions.GetValueOrDefault(answer.Policy) + rows;
        var key = (month, answer.Word);
        months[key] = months.GetValueOrDefault(key) + rows;
    }

    public IReadOnlyList<PolicyRows> Versions(ReplayPolicy policy) =>
        [
            .. versions
                .Where(pair => pair.Key.Length > 0)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Version(policy, pair.Key, pair.Value)),
        ];

    public IReadOnlyList<MonthAnswers> Months() =>
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
        ];

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
