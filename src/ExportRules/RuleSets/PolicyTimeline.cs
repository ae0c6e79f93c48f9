using System.Collections.Immutable;

namespace ExportRules.RuleSets;

/// <summary>The versions of a rule set as they could be known on one day, with binary search by date.</summary>
internal sealed class PolicyTimeline
{
    private readonly DateOnly[] starts;
    private readonly DateOnly[] publications;
    private readonly DateOnly? end;

    public PolicyTimeline(RuleSet ruleSet, DateOnly? knownAt)
    {
        end = ruleSet.End;
        bool Known(Act act) =>
            knownAt is not { } day || act.KnownFrom <= day || act.From <= ruleSet.Start;
        starts = ruleSet
            .Rules.SelectMany(rule =>
                rule.Versions.Where(version => Known(version.Act)).Select(version => version.From)
            )
            .Concat(
                ruleSet.Lists.SelectMany(list =>
                    list.Versions.Where(v => Known(v.Act)).Select(v => v.From)
                )
            )
            .Concat(
                ruleSet.Tables.SelectMany(table =>
                    table.Rows.Where(r => Known(r.Act)).Select(r => r.From)
                )
            )
            .Concat(
                ruleSet
                    .Acts.Where(act => act.Policy is not null && Known(act))
                    .Select(act => act.From)
            )
            .Append(ruleSet.Start)
            .Where(day => day >= ruleSet.Start && (end is null || day < end))
            .Distinct()
            .Order()
            .ToArray();
        Versions =
        [
            .. starts.Select(
                (start, index) =>
                    new PolicyVersion(
                        ruleSet,
                        start,
                        index + 1 < starts.Length ? starts[index + 1] : end,
                        Known,
                        Name(ruleSet, start)
                    )
            ),
        ];
        publications = ruleSet.Acts.Select(act => act.KnownFrom).Distinct().Order().ToArray();
        Register = new EntryRegister(ruleSet);
    }

    public ImmutableArray<PolicyVersion> Versions { get; }

    public EntryRegister Register { get; }

    public DateOnly LastPublication =>
        publications.Length == 0 ? DateOnly.MinValue : publications[^1];

    public PolicyVersion? At(DateOnly date)
    {
        if (end is { } last && date >= last)
        {
            return null;
        }
        var index = Array.BinarySearch(starts, date);
        index = index >= 0 ? index : ~index - 1;
        return index < 0 ? null : Versions[index];
    }

    public DateOnly PublicationBefore(DateOnly day)
    {
        var index = Array.BinarySearch(publications, day);
        index = index >= 0 ? index : ~index - 1;
        return index < 0 ? DateOnly.MinValue : publications[index];
    }

    private static string? Name(RuleSet ruleSet, DateOnly start) =>
        ruleSet.Acts.FirstOrDefault(act => act.From == start && act.Policy is not null)?.Policy;
}
