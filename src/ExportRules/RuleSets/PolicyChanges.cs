namespace ExportRules.RuleSets;

/// <summary>What one policy version changed in the one before it.</summary>
internal sealed record PolicyChanges
{
    public required IReadOnlyList<string> RulesAdded { get; init; }
    public required IReadOnlyList<string> RulesChanged { get; init; }
    public required IReadOnlyList<string> RulesRepealed { get; init; }
    public required IReadOnlyList<ListChange> Lists { get; init; }
    public required IReadOnlyList<TableChange> Tables { get; init; }

    public static PolicyChanges Between(PolicyVersion before, PolicyVersion after)
    {
        var old = before.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var now = after.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        return new()
        {
            RulesAdded = Sorted(now.Keys.Where(id => !old.ContainsKey(id))),
            RulesChanged = Sorted(
                now.Keys.Where(id =>
                    old.TryGetValue(id, out var rule)
                    && !ReferenceEquals(rule.Version, now[id].Version)
                )
            ),
            RulesRepealed = Sorted(old.Keys.Where(id => !now.ContainsKey(id))),
            Lists =
            [
                .. after
                    .RuleSet.Lists.Select(list => ListChange.Of(list, before, after))
                    .Where(change => change.Added.Count + change.Removed.Count > 0),
            ],
            Tables =
            [
                .. before
                    .Tables.Zip(after.Tables, TableChange.Of)
                    .Where(change =>
                        change.Added.Count + change.Changed.Count + change.Removed.Count > 0
                    ),
            ],
        };
    }

    internal static IReadOnlyList<string> Sorted(IEnumerable<string> items) =>
        [.. items.Order(StringComparer.Ordinal)];
}

/// <summary>The members that joined and left a list.</summary>
internal sealed record ListChange(
    string List,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed
)
{
    public static ListChange Of(DatedList list, PolicyVersion before, PolicyVersion after)
    {
        var old = Members(before);
        var now = Members(after);
        return new(
            list.Id,
            PolicyChanges.Sorted(now.Where(member => !old.Contains(member))),
            PolicyChanges.Sorted(old.Where(member => !now.Contains(member)))
        );

        HashSet<string> Members(PolicyVersion version) =>
            version.Lists.TryGetValue(list.Id, out var inForce)
                ? inForce.Members.Keys.ToHashSet(StringComparer.Ordinal)
                : [];
    }
}

/// <summary>The rows that a table gained, exchanged and lost, by key.</summary>
internal sealed record TableChange(
    string Table,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Removed
)
{
    public static TableChange Of(TableInForce before, TableInForce after) =>
        new(
            after.Table.Id,
            Keys(after.Rows.Where(row => !before.Rows.ContainsKey(row.Key))),
            Keys(
                after.Rows.Where(row =>
                    before.Rows.TryGetValue(row.Key, out var old)
                    && !ReferenceEquals(old, row.Value)
                )
            ),
            Keys(before.Rows.Where(row => !after.Rows.ContainsKey(row.Key)))
        );

    private static IReadOnlyList<string> Keys(IEnumerable<KeyValuePair<string, TableRow>> rows) =>
        PolicyChanges.Sorted(rows.Select(row => string.Join(", ", row.Value.Key)));
}
