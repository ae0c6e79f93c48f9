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
