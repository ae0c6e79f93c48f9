using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Where a transaction lies in the partition.</summary>
internal static class PartitionPlace
{
    /// <summary>The item case and the class of each fact; null for an item with several entries.</summary>
    public static (ItemCase Item, int[] Point)? Of(FactPartition partition, FactSet facts) =>
        All(partition, facts) is ([var item], var point) ? (item, point) : null;

    /// <summary>The item cases, one for each of the item's entries, and the class of each fact.</summary>
    public static (IReadOnlyList<ItemCase> Items, int[] Point) All(
        FactPartition partition,
        FactSet facts
    )
    {
        var entries = facts[BuiltInFacts.Entries];
        var items =
            entries.Members.Length == 0
                ? partition.Items.All.Where(item =>
                    item.Entry is null && item.Entries.IsSupplied == entries.IsSupplied
                )
                : entries.Members.Select(partition.Items.Find).OfType<ItemCase>();
        return (
            [.. items],
            [
                .. partition.Domains.Select(domain =>
                    Math.Max(0, domain.ClassOf(facts.Values[domain.Fact.Index]))
                ),
            ]
        );
    }
}
