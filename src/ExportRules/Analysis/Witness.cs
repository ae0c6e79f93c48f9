using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>A transaction that stands in chosen classes: the evidence for what an analysis says.</summary>
internal static class Witness
{
    /// <summary>The transaction.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="item">The exporter's classification.</param>
    /// <param name="point">The class of each fact; 0 and below leave it out.</param>
    /// <param name="day">The transaction's day where the point does not say.</param>
    public static Transaction At(
        FactPartition partition,
        ItemCase item,
        IReadOnlyList<int> point,
        DateOnly day
    )
    {
        var draft = new TransactionDraft();
        draft.Set(BuiltInFacts.Date, FactValue.Of(day));
        draft.Set(BuiltInFacts.Entries, item.Entries);
        FactValue lists = default,
            concerns = default;
        foreach (var domain in partition.Domains)
        {
            if (point[domain.Level] <= 0)
            {
                continue;
            }
            var value = domain.Classes[point[domain.Level]].Value;
            switch (domain.Fact.Path)
            {
                case BuiltInFacts.ListedList:
                    lists = value;
                    break;
                case BuiltInFacts.ListedConcerns:
                    concerns = value;
                    break;
                default:
                    draft.Set(domain.Fact.Path, value);
                    break;
            }
        }
        draft.Listed = Listed(lists, concerns);
        return draft.Build();
    }

    private static IReadOnlyList<ListedParty>? Listed(FactValue lists, FactValue concerns)
    {
        if (!lists.IsSupplied && !concerns.IsSupplied)
        {
            return null;
        }
        string?[] names =
            lists.Members.Length > 0 ? lists.Members
            : concerns.Members.Length > 0 ? new string?[] { null }
            : [];
        return
        [
            .. names.Select(
                (name, index) =>
                    new ListedParty { List = name, Concerns = index == 0 ? concerns.Members : [] }
            ),
        ];
    }
}
