using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Screening;

/// <summary>Turns the results of screenings into facts of a transaction.</summary>
/// <remarks>A hit puts the party on the list. What a caller supplied stays.</remarks>
internal static class ScreenedFacts
{
    private const string Listed = "endUser.listed";

    /// <summary>The transaction in which what is possible counts as a hit.</summary>
    public static Transaction AsListed(
        Transaction transaction,
        IReadOnlyList<ScreeningResult> results,
        RuleSet ruleSet
    ) =>
        With(
            transaction,
            results.Where(result => result.Outcome is not ScreeningOutcome.NoHit),
            ruleSet,
            isOpen: false
        );

    /// <summary>The transaction in which what is possible stays open: not supplied, where nothing else says it.</summary>
    public static Transaction AsOpen(
        Transaction transaction,
        IReadOnlyList<ScreeningResult> results,
        RuleSet ruleSet
    ) =>
        With(
            transaction,
            results.Where(result => result.Outcome is ScreeningOutcome.Hit),
            ruleSet,
            isOpen: IsPossible(results)
        );

    public static bool IsPossible(IEnumerable<ScreeningResult> results) =>
        results.Any(result => result.Outcome is ScreeningOutcome.Possible);

    private static Transaction With(
        Transaction transaction,
        IEnumerable<ScreeningResult> listed,
        RuleSet ruleSet,
        bool isOpen
    )
    {
        var endUser = transaction.EndUser ?? new();
        var parties = listed
            .Select(result => new ListedParty
            {
                List = result.List,
                Concerns = Concerns(result, ruleSet),
            })
            .ToList();
        return isOpen && parties.Count == 0
            ? transaction
            : transaction with
            {
                EndUser = endUser with { Listed = [.. endUser.Listed ?? [], .. parties] },
            };
    }

    /// <summary>Who supplied which fact, with the screening behind the listing.</summary>
    public static IReadOnlyDictionary<string, string> SuppliedBy(
        IReadOnlyDictionary<string, string>? suppliedBy,
        IEnumerable<ScreeningResult> results
    )
    {
        var lists = results
            .Select(result =>
                result.Edition is { } day
                    ? $"{result.List}, edition of {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                    : result.List
            )
            .Distinct(StringComparer.Ordinal);
        var screening = $"screening against {string.Join("; ", lists)}";
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (fact, by) in suppliedBy ?? new Dictionary<string, string>())
        {
            all[fact] = by;
        }
        all[Listed] = all.TryGetValue(Listed, out var earlier)
            ? $"{earlier}; {screening}"
            : screening;
        return all;
    }

    /// <summary>The concerns of every match; all that there are where one match, or the lack of any, leaves it open.</summary>
    private static IReadOnlyList<string> Concerns(ScreeningResult result, RuleSet ruleSet) =>
        result.Matches.Count > 0 && result.Matches.All(match => match.Concerns.Count > 0)
            ?
            [
                .. result
                    .Matches.SelectMany(match => match.Concerns)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]
            : ruleSet.Facts.Find(BuiltInFacts.ListedConcerns)!.Values;
}
