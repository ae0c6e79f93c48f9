using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The combinations of classes that a transaction can state.</summary>
internal static class ValidPoints
{
    /// <summary>Lists and concerns of an end user are stated together, in <c>endUser.listed</c>.</summary>
    public static int Of(AnalysisSpace space)
    {
        var lists = space.Partition.Find(BuiltInFacts.ListedList);
        var concerns = space.Partition.Find(BuiltInFacts.ListedConcerns);
        if (lists is null || concerns is null)
        {
            return Logic.Yes;
        }
        return space.Logic.Same(IsSupplied(lists), IsSupplied(concerns));

        int IsSupplied(FactDomain domain) =>
            space.Store.Node(
                domain.Level,
                [.. domain.Classes.Select(entry => Logic.Of(entry.IsSupplied))]
            );
    }

    /// <summary>The same for one point, without diagrams.</summary>
    public static bool Holds(FactPartition partition, int[] point, PolicyVersion version)
    {
        var lists = partition.Find(BuiltInFacts.ListedList);
        var concerns = partition.Find(BuiltInFacts.ListedConcerns);
        if (
            lists is not null
            && concerns is not null
            && (point[lists.Level] > 0) != (point[concerns.Level] > 0)
        )
        {
            return false;
        }
        return partition.Find(BuiltInFacts.Date) is not { } date
            || (
                point[date.Level] > 0
                && date.Classes[point[date.Level]].Value.Date is var day
                && day >= version.From
                && !(day >= version.Until)
            );
    }

    /// <summary>A transaction's own day, where rules test it, lies in the days of the version that decides it.</summary>
    public static int During(AnalysisSpace space, PolicyVersion version)
    {
        if (space.Partition.Find(BuiltInFacts.Date) is not { } domain)
        {
            return Logic.Yes;
        }
        return space.Store.Node(
            domain.Level,
            [
                .. domain.Classes.Select(entry =>
                    Logic.Of(
                        entry.IsSupplied
                            && entry.Value.Date >= version.From
                            && !(entry.Value.Date >= version.Until)
                    )
                ),
            ]
        );
    }
}
