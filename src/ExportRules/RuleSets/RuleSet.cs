using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ExportRules.RuleSets;

/// <summary>One authority's law as data: every rule, list and table with its dates, validated.</summary>
/// <remarks>Immutable and safe to share between threads. Load one with <see cref="Yaml.RuleSetLoader"/>.</remarks>
public sealed class RuleSet
{
    private readonly ConcurrentDictionary<DateOnly, PolicyTimeline> knownAt = new();
    private readonly Lazy<PolicyTimeline> timeline;

    internal RuleSet() => timeline = new(() => new PolicyTimeline(this, null));

    /// <summary>The id, such as <c>japan</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The title in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>Whose law it is.</summary>
    public required string Authority { get; init; }

    /// <summary>The IANA name of the time zone whose days count.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The offset of that zone from UTC; a timestamp is turned into the local day with it.</summary>
    public required TimeSpan UtcOffset { get; init; }

    /// <summary>Which date counts, in words.</summary>
    public required string DateBasis { get; init; }

    /// <summary>The origins whose exports this law covers.</summary>
    public required IReadOnlyList<string> Origins { get; init; }

    /// <summary>The first day covered.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The first day no longer covered; null while it is open. Consolidated files of a past version have one.</summary>
    public DateOnly? End { get; init; }

    /// <summary>The currency in which money is compared where a fact names no other; null where nothing is.</summary>
    internal string? Currency { get; init; }

    /// <summary>The license types, least burdensome first.</summary>
    public required IReadOnlyList<LicenseType> LicenseTypes { get; init; }

    /// <summary>What can make a license necessary.</summary>
    public required IReadOnlyList<Basis> Bases { get; init; }

    /// <summary>Every fact that rules test.</summary>
    public required FactCatalog Facts { get; init; }

    /// <summary>The facts that the rule set declares beyond the built-in ones, as they were written.</summary>
    internal IReadOnlyList<FactDeclaration> DeclaredFacts { get; init; } = [];

    /// <summary>What is dropped when an entry number is read.</summary>
    public IReadOnlyList<string> EntryNotationDrop { get; init; } = [];

    /// <summary>The acts, in the order of their first day and id.</summary>
    public required IReadOnlyList<Act> Acts { get; init; }

    /// <summary>The lists, in the order of their ids.</summary>
    public required IReadOnlyList<DatedList> Lists { get; init; }

    /// <summary>The tables, in the order of their ids.</summary>
    public required IReadOnlyList<Table> Tables { get; init; }

    /// <summary>The rules, in the order of stage and id.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>What is worth a look but does not refuse the rule set.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The policy versions, oldest first; each lasts until the next.</summary>
    public ImmutableArray<PolicyVersion> Versions => timeline.Value.Versions;

    internal EntryRegister Register => timeline.Value.Register;

    /// <summary>The version in force on a day.</summary>
    /// <param name="date">The day, in the rule set's time zone.</param>
    /// <param name="knownAt">Hides every act that was not yet published on this day; null shows all.</param>
    /// <exception cref="NoPolicyVersionException">No version is in force on the day.</exception>
    public PolicyVersion At(DateOnly date, DateOnly? knownAt = null) =>
        TryAt(date, knownAt) ?? throw new NoPolicyVersionException(this, date);

    /// <summary>The version in force on a day, or null where there is none.</summary>
    /// <param name="date">The day, in the rule set's time zone.</param>
    /// <param name="knownAt">Hides every act that was not yet published on this day; null shows all.</param>
    public PolicyVersion? TryAt(DateOnly date, DateOnly? knownAt = null) =>
        TimelineAt(knownAt).At(date);

    /// <summary>The version of a name (<c>july-2019-tightening</c>) or id (<c>2019-07-04</c>), or null.</summary>
    public PolicyVersion? Find(string nameOrId)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        foreach (var version in Versions)
        {
            if (
                string.Equals(version.Name, nameOrId, StringComparison.Ordinal)
                || string.Equals(version.Id, nameOrId, StringComparison.Ordinal)
            )
            {
                return version;
            }
        }
        return null;
    }

    private PolicyTimeline TimelineAt(DateOnly? day)
    {
        if (day is not { } known || known >= timeline.Value.LastPublication)
        {
            return timeline.Value;
        }
        // Days between two publications see the same law: one timeline for each publication keeps the cache small.
        var key = timeline.Value.PublicationBefore(known);
        return knownAt.GetOrAdd(key, static (day, self) => new PolicyTimeline(self, day), this);
    }
}
