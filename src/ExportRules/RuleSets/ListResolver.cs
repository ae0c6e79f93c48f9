using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>Follows a list's versions to its membership on one day.</summary>
internal static class ListResolver
{
    public static ListInForce? Resolve(DatedList list, DateOnly date, Func<Act, bool> known)
    {
        Dictionary<string, Confidence>? members = null;
        ListVersion? latest = null;
        foreach (var version in list.Versions)
        {
            if (version.From > date || !known(version.Act))
            {
                continue;
            }
            if (version.Members is not null || members is null)
            {
                members = new(StringComparer.Ordinal);
            }
            foreach (var member in version.Members ?? [])
            {
                members[member] = version.Confidence;
            }
            foreach (var member in version.Add)
            {
                members[member] = version.Confidence;
            }
            foreach (var member in version.Remove)
            {
                members.Remove(member);
            }
            latest = version;
        }
        return latest is null
            ? null
            : new(list, members!.ToFrozenDictionary(StringComparer.Ordinal), latest);
    }
}
