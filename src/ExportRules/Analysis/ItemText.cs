using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Sets of entries in words: whole rows of the register by their number.</summary>
internal static class ItemText
{
    public const string Nothing = "an item that nothing classifies";

    public const string Several = "an item under several entries";

    public static string Of(RuleSet ruleSet, IReadOnlyCollection<string?> entries)
    {
        var held = entries.OfType<string>().ToHashSet(StringComparer.Ordinal);
        var parts = new List<string>();
        var rows = ruleSet
            .Register.Entries.GroupBy(Row, StringComparer.Ordinal)
            .OrderBy(group => group.Key.Length)
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var own = row.Where(held.Contains).ToList();
            var others = row.Except(own, StringComparer.Ordinal).ToList();
            held.ExceptWith(own);
            if (own.Count > 1 && others.Count == 0)
            {
                parts.Add($"row {row.Key}");
            }
            else if (own.Count > 4 && others.Count <= 4)
            {
                parts.Add($"row {row.Key} without {string.Join(", ", others.Order(Natural))}");
            }
            else
            {
                parts.AddRange(own.Order(Natural));
            }
        }
        parts.AddRange(held.Order(StringComparer.Ordinal));
        if (entries.Contains(null))
        {
            parts.Add(Nothing);
        }
        return string.Join(", ", parts);
    }

    private static readonly Comparer<string> Natural = Comparer<string>.Create(
        static (left, right) =>
            left.Length != right.Length
                ? left.Length.CompareTo(right.Length)
                : string.CompareOrdinal(left, right)
    );

    private static string Row(string entry) =>
        entry.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? entry[..end] : entry;
}
