using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The sides of a box in words: intervals, lists by their id, and the shorter of a set and its complement.</summary>
internal sealed class RangeText(FactPartition partition)
{
    private const int MostNames = 12;

    public FactRange Of(int level, bool[] side)
    {
        var domain = partition.Domains[level];
        var classes = domain.Classes.Where((_, index) => side[index]).ToList();
        return new(
            domain.Fact.Path,
            Text(domain, side),
            [
                .. classes.SelectMany(entry =>
                    entry.Members.Count > 0 ? entry.Members : [entry.Label]
                ),
            ]
        );
    }

    private string Text(FactDomain domain, bool[] side)
    {
        var supplied = Enumerable.Range(1, side.Length - 1).Where(index => side[index]).ToList();
        if (supplied.Count == 0)
        {
            return FactClass.NotSupplied.Label;
        }
        var text =
            supplied.Count == side.Length - 1 ? "supplied"
            : domain.Fact.Type is FactType.Number or FactType.Money or FactType.Date
                ? Intervals(domain, side)
            : Names(domain, side);
        return side[0] ? $"{text}, or not supplied" : text;
    }

    private static string Intervals(FactDomain domain, bool[] side)
    {
        var parts = new List<string>();
        for (var index = 1; index < side.Length; index++)
        {
            if (!side[index])
            {
                continue;
            }
            var end = index;
            while (end + 1 < side.Length && side[end + 1])
            {
                end++;
            }
            parts.Add(Interval(domain, index, end));
            index = end;
        }
        return string.Join(" or ", parts.Distinct(StringComparer.Ordinal));
    }

    private static string Interval(FactDomain domain, int first, int last)
    {
        var low = domain.Classes[first].Label;
        var high = domain.Classes[last].Label;
        var unit = domain.Fact.Unit ?? domain.Fact.Currency;
        var lower =
            low.StartsWith('<') ? null
            : low.StartsWith('>') ? low.Split(" and ")[0]
            : $">= {low}";
        var upper =
            high.StartsWith('>') && !high.Contains(" and ", StringComparison.Ordinal) ? null
            : high.StartsWith('<') ? high
            : high.StartsWith('>') ? high.Split(" and ")[1]
            : $"<= {high}";
        var text =
            first == last && lower?.StartsWith(">=", StringComparison.Ordinal) is true ? low
            : lower is null ? upper ?? "any"
            : upper is null ? lower
            : $"{lower} and {upper}";
        return unit is null ? text : $"{text} {unit}";
    }

    private string Names(FactDomain domain, bool[] side)
    {
        var inside = Members(domain, side, held: true);
        var outside = Members(domain, side, held: false);
        if (domain.Fact.Type is FactType.Country or FactType.Text)
        {
            foreach (var version in partition.Versions.Reverse())
            {
                foreach (
                    var list in version.Lists.Values.OrderBy(
                        list => list.List.Id,
                        StringComparer.Ordinal
                    )
                )
                {
                    if (
                        inside.Count > 1
                        && list.Members.Count == inside.Count
                        && inside.All(list.Members.ContainsKey)
                    )
                    {
                        return $"in {list.List.Id} of {version.Id}";
                    }
                    if (
                        outside.Count > 1
                        && list.Members.Count == outside.Count
                        && outside.All(list.Members.ContainsKey)
                    )
                    {
                        return $"not in {list.List.Id} of {version.Id}";
                    }
                }
            }
        }
        return inside.Count <= outside.Count || outside.Count > MostNames
            ? Some(inside)
            : $"not {Some(outside)}";
    }

    private static List<string> Members(FactDomain domain, bool[] side, bool held) =>
        [
            .. domain
                .Classes.Skip(1)
                .Where((_, index) => side[index + 1] == held)
                .SelectMany(entry => entry.Members)
                .Order(StringComparer.Ordinal),
        ];

    public static string Some(IReadOnlyList<string> names) =>
        names.Count <= MostNames
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames - 2))} and {names.Count - MostNames + 2} more";
}
