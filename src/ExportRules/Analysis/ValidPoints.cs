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
}
