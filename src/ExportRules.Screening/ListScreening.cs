using System.Globalization;
using ExportRules.Screening.Names;

namespace ExportRules.Screening;

/// <summary>Screens end users against a list that is held in memory.</summary>
/// <remarks>
/// Safe to call from several threads. The same name, list and thresholds give the same result. A name is compared
/// after width, case, accents, punctuation, legal forms and script are evened out; what it is then, nobody should
/// print: the evidence holds the names as they were written.
/// </remarks>
public sealed class ListScreening : IEndUserScreening
{
    /// <summary>The version of the comparison. It is in the evidence, and changes whenever a score may change.</summary>
    public const string MethodVersion = "exportrules-names/2";

    private const int LongestName = 1000;

    private readonly EndUserList list;
    private readonly ScreeningThresholds thresholds;
    private readonly NameSimilarity similarity = new();
    private readonly (EndUserListEntry Entry, string? Alias, NormalizedName Name)[] names;

    /// <summary>Creates the screening.</summary>
    /// <param name="list">The list.</param>
    /// <param name="thresholds">The thresholds; null for the defaults.</param>
    /// <exception cref="ArgumentException">The thresholds are not 0 &lt; possible &lt;= hit &lt;= 1.</exception>
    public ListScreening(EndUserList list, ScreeningThresholds? thresholds = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        this.list = list;
        this.thresholds = thresholds ?? new();
        if (
            this.thresholds.Possible <= 0
            || this.thresholds.Hit < this.thresholds.Possible
            || this.thresholds.Hit > 1
        )
        {
            throw new ArgumentException(
                "thresholds must be 0 < possible <= hit <= 1",
                nameof(thresholds)
            );
        }
        names =
        [
            .. list.Entries.SelectMany(entry =>
                entry
                    .Aliases.Select(alias => (entry, (string?)alias, NormalizedName.Of(alias)))
                    .Prepend((entry, null, NormalizedName.Of(entry.Name)))
            ),
        ];
    }

    /// <inheritdoc/>
    public ValueTask<ScreeningResult> ScreenAsync(
        EndUser endUser,
        CancellationToken cancellation = default
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Screen(endUser));
    }

    /// <summary>Screens an end user at once.</summary>
    /// <param name="endUser">The end user.</param>
    public ScreeningResult Screen(EndUser endUser)
    {
        ArgumentNullException.ThrowIfNull(endUser);
        if (endUser.Name?.Length > LongestName)
        {
            return Result(
                endUser,
                ScreeningOutcome.Possible,
                [],
                "the name is too long to be compared"
            );
        }
        var name = endUser.Name is null ? null : NormalizedName.Of(endUser.Name);
        var matches = name is null ? [] : Matches(name);
        if (matches.Count > 0)
        {
            return Result(
                endUser,
                matches[0].Score >= thresholds.Hit
                    ? ScreeningOutcome.Hit
                    : ScreeningOutcome.Possible,
                matches,
                null
            );
        }
        return Doubt(endUser.Name, name) is { } doubt
            ? Result(endUser, ScreeningOutcome.Possible, [], doubt)
            : Result(endUser, ScreeningOutcome.NoHit, [], null);
    }

    /// <summary>Why a name that is like none of the list clears nobody; null where it does.</summary>
    private static string? Doubt(string? written, NormalizedName? name) =>
        written is null || name is null ? "the transaction names no end user"
        : name.IsEmpty ? "nothing of the name can be compared"
        : name.IsLegalForm ? "the name is a legal form and nothing else"
        : Placeholders.Contains(name) ? "the name stands where none is known"
        : Lookalikes.IsMixed(written) ? "a word of the name has letters of several alphabets"
        : written.AsSpan().ContainsAnyInRange('\u202D', '\u202E')
            ? "the name turns the order of its letters around"
        : null;

    private List<ScreeningMatch> Matches(NormalizedName name) =>
        [
            .. names
                .Select(listed => (listed, score: Score(name, listed.Name)))
                .Where(pair => pair.score >= thresholds.Possible)
                .GroupBy(pair => pair.listed.Entry)
                .Select(group => group.MaxBy(pair => pair.score))
                .OrderByDescending(pair => pair.score)
                .ThenBy(pair => pair.listed.Entry.Location.Line)
                .Select(pair => new ScreeningMatch
                {
                    Entry = pair.listed.Entry.Number,
                    Name = pair.listed.Entry.Name,
                    Alias = pair.listed.Alias,
                    Country = pair.listed.Entry.Country,
                    Concerns = pair.listed.Entry.Concerns,
                    Score = pair.score,
                }),
        ];

    // Rounded down, so that only what is the same is 1.
    private decimal Score(NormalizedName left, NormalizedName right) =>
        Math.Floor((decimal)similarity.Of(left, right) * 1000) / 1000;

    private ScreeningResult Result(
        EndUser endUser,
        ScreeningOutcome outcome,
        IReadOnlyList<ScreeningMatch> matches,
        string? reason
    ) =>
        new()
        {
            Name = endUser.Name,
            List = list.Id,
            Edition = list.Edition,
            Digest = list.Digest,
            Method = string.Create(
                CultureInfo.InvariantCulture,
                $"{MethodVersion}, hit from {thresholds.Hit}, possible from {thresholds.Possible}"
            ),
            Outcome = outcome,
            Reason = reason,
            Matches = matches,
        };
}
