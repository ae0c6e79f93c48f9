using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Which rules, list members and table rows two versions of one rule set have in a different wording.</summary>
internal sealed class TextualComparison(PolicyVersion before, PolicyVersion after)
{
    private readonly DateOnly from = Min(before.From, after.From);
    private readonly DateOnly to = Max(before.From, after.From);

    public static IReadOnlyList<TextualChange> Of(PolicyVersion before, PolicyVersion after)
    {
        var comparison = new TextualComparison(before, after);
        return [.. comparison.Rules(), .. comparison.Lists(), .. comparison.Rows()];
    }

    private IEnumerable<TextualChange> Rules()
    {
        var old = before.Rules.ToDictionary(rule => rule.Rule.Id, StringComparer.Ordinal);
        var young = after.Rules.ToDictionary(rule => rule.Rule.Id, StringComparer.Ordinal);
        foreach (var id in old.Keys.Union(young.Keys).Order(StringComparer.Ordinal))
        {
            var was = old.GetValueOrDefault(id);
            var becomes = young.GetValueOrDefault(id);
            if (ReferenceEquals(was?.Version, becomes?.Version))
            {
                continue;
            }
            yield return new(
                "rule",
                id,
                was is null ? "added"
                    : becomes is null ? "repealed"
                    : "changed",
                [.. Details(was?.Version, becomes?.Version)],
                Acts((was ?? becomes)!.Rule.Versions.Select(version => version.Act))
            );
        }
    }

    private static IEnumerable<string> Details(RuleVersion? was, RuleVersion? becomes)
    {
        if (was is null || becomes is null)
        {
            yield return $"when {ConditionText.Of((was ?? becomes)!.When)}";
            yield break;
        }
        var (oldText, newText) = (ConditionText.Of(was.When), ConditionText.Of(becomes.When));
        if (oldText != newText)
        {
            yield return $"when was: {oldText}";
            yield return $"when now: {newText}";
        }
        if (
            was.Then!.Kind != becomes.Then!.Kind
            || was.Then.As != becomes.Then.As
            || !was.Then.Values.SequenceEqual(becomes.Then.Values)
        )
        {
            yield return $"then was: {Conclusion(was.Then)}";
            yield return $"then now: {Conclusion(becomes.Then)}";
        }
        if (was.Then.ObligationText != becomes.Then.ObligationText)
        {
            yield return "the text of the obligation";
        }
        foreach (var target in was.Overrides.Except(becomes.Overrides, StringComparer.Ordinal))
        {
            yield return $"no longer overrides {target}";
        }
        foreach (var target in becomes.Overrides.Except(was.Overrides, StringComparer.Ordinal))
        {
            yield return $"now overrides {target}";
        }
        if (was.Confidence != becomes.Confidence)
        {
            yield return $"confidence {Words.Of(was.Confidence)} -> {Words.Of(becomes.Confidence)}";
        }
    }

    private static string Conclusion(Conclusion then) =>
        $"{Words.Of(then.Kind)} {string.Join(", ", then.Values)}"
        + (then.As is { } name ? $" as {name}" : "");

    private IEnumerable<TextualChange> Lists()
    {
        foreach (var id in before.Lists.Keys.Union(after.Lists.Keys).Order(StringComparer.Ordinal))
        {
            var was = before.Lists.GetValueOrDefault(id);
            var becomes = after.Lists.GetValueOrDefault(id);
            var removed = Only(was, becomes);
            var added = Only(becomes, was);
            if ((was is null) == (becomes is null) && removed.Count + added.Count == 0)
            {
                continue;
            }
            var details = new List<string>();
            if (added.Count > 0)
            {
                details.Add($"added: {string.Join(", ", added)}");
            }
            if (removed.Count > 0)
            {
                details.Add($"removed: {string.Join(", ", removed)}");
            }
            yield return new(
                "list",
                id,
                was is null ? "added"
                    : becomes is null ? "removed"
                    : "changed",
                details,
                Acts((was ?? becomes)!.List.Versions.Select(version => version.Act))
            );
        }
    }

    private static List<string> Only(ListInForce? one, ListInForce? other) =>
        [
            .. (one?.Members.Keys ?? [])
                .Where(member => other?.Members.ContainsKey(member) is not true)
                .Order(StringComparer.Ordinal),
        ];

    private IEnumerable<TextualChange> Rows()
    {
        foreach (var (old, young) in before.Tables.Zip(after.Tables))
        {
            foreach (var key in old.Rows.Keys.Union(young.Rows.Keys).Order(StringComparer.Ordinal))
            {
                var was = old.Rows.GetValueOrDefault(key);
                var becomes = young.Rows.GetValueOrDefault(key);
                if (ReferenceEquals(was, becomes))
                {
                    continue;
                }
                yield return new(
                    "row",
                    $"{old.Table.Id} {string.Join(", ", (was ?? becomes)!.Key)}",
                    was is null ? "added"
                        : becomes is null ? "removed"
                        : "changed",
                    [.. Columns(old.Table, was, becomes)],
                    Acts(
                        old.Table.Rows.Where(row => row.Key.SequenceEqual((was ?? becomes)!.Key))
                            .Select(row => row.Act)
                    )
                );
            }
        }
    }

    private static IEnumerable<string> Columns(Table table, TableRow? was, TableRow? becomes)
    {
        if (was is null || becomes is null)
        {
            yield break;
        }
        for (var index = 0; index < table.Columns.Count; index++)
        {
            if (was.Values[index] != becomes.Values[index])
            {
                yield return $"{table.Columns[index].Name}: {was.Values[index]} -> {becomes.Values[index]}";
            }
        }
    }

    private IReadOnlyList<string> Acts(IEnumerable<Act> acts) =>
        [
            .. acts.Where(act => act.From > from && act.From <= to)
                .Select(act => act.Id)
                .Distinct(StringComparer.Ordinal),
        ];

    private static DateOnly Min(DateOnly left, DateOnly right) => left < right ? left : right;

    private static DateOnly Max(DateOnly left, DateOnly right) => left < right ? right : left;
}
