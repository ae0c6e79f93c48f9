using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Where a transaction lies in the partition.</summary>
internal static class PartitionPlace
{
    /// <summary>The item case and the class of each fact; null for an item with several entries.</summary>
    public static (ItemCase Item, int[] Point)? Of(FactPartition partition, FactSet facts)
    {
        var entries = facts[BuiltInFacts.Entries];
        var item = entries.Members switch
        {
            [] => partition.Items.All.First(item =>
                item.Entry is null && item.Entries.IsSupplied == entries.IsSupplied
            ),
            [var entry] => partition.Items.Find(entry),
            _ => null,
        };
        return item is null
            ? null
            : (
                item,
                [
                    .. partition.Domains.Select(domain =>
                        Math.Max(0, domain.ClassOf(facts.Values[domain.Fact.Index]))
                    ),
                ]
            );
    }
}
