using ExportRules.RuleSets;
using ExportRules.Testing.Cases;
using ExportRules.Testing.Coverage;

namespace ExportRules.Testing.Mutation;

/// <summary>The mutants of the lists: a member dropped, added or kept, a change a day earlier or later.</summary>
/// <remarks>A list that no rule tests decides nothing, whatever its members are; to find it is for <c>analyze</c>.</remarks>
internal static class ListMutants
{
    public static IEnumerable<Mutant> Of(RuleSet ruleSet)
    {
        var tested = ruleSet
            .Rules.SelectMany(rule => rule.Versions)
            .SelectMany(version => ConditionTests.Of(version.When))
            .Select(test => test.Operand.List)
            .ToHashSet(StringComparer.Ordinal);
        return ruleSet
            .Lists.Where(list => tested.Contains(list.Id))
            .SelectMany(list => Of(ruleSet, list));
    }

    private static IEnumerable<Mutant> Of(RuleSet ruleSet, DatedList list)
    {
        for (var index = 0; index < list.Versions.Count; index++)
        {
            var version = list.Versions[index];
            var label = $"{list.Id}@{Iso.Day(version.From)}";
            foreach (var member in (version.Members ?? []).Concat(version.Add))
            {
                yield return Changed(
                    $"{label}: without {member}",
                    index,
                    version with
                    {
                        Members = version.Members is null ? null : Without(version.Members, member),
                        Add = Without(version.Add, member),
                    },
                    [member]
                );
            }
            foreach (var member in version.Remove)
            {
                yield return Changed(
                    $"{label}: keeps {member}",
                    index,
                    version with
                    {
                        Remove = Without(version.Remove, member),
                    },
                    [member]
                );
            }
            if (version.Members is { } members && Stranger(ruleSet, list, members) is { } stranger)
            {
                yield return Changed(
                    $"{label}: with {stranger}",
                    index,
                    version with
                    {
                        Members = [.. members, stranger],
                    },
                    [stranger]
                );
            }
            if (index > 0)
            {
                foreach (var mutant in Dates(list, index, label))
                {
                    yield return mutant;
                }
            }
        }

        Mutant Changed(string id, int index, ListVersion changed, string[] members) =>
            new ListMutant(id, changed.Location, list, With(list, index, changed), members);
    }

    private static IEnumerable<Mutant> Dates(DatedList list, int index, string label)
    {
        var version = list.Versions[index];
        var members = (version.Members ?? [])
            .Concat(version.Add)
            .Concat(version.Remove)
            .Concat(list.Versions[index - 1].Members ?? [])
            .Distinct()
            .ToList();
        foreach (var (days, word, seen) in new[] { (-1, "earlier", -1), (1, "later", 0) })
        {
            // The order of versions must stay: a version that lasts one day cannot move over its neighbor.
            var moved = version.From.AddDays(days);
            if (moved > list.Versions[index - 1].From)
            {
                yield return new ListMutant(
                    $"{label}: begins a day {word}",
                    version.Location,
                    list,
                    days < 0
                        ? With(list, index, version with { From = DateOnly.MinValue })
                        : Lacking(list, index),
                    members,
                    version.From.AddDays(seen)
                );
            }
        }
    }

    /// <summary>A code of the same kind that is in another list of the rule set, but not in this one.</summary>
    private static string? Stranger(
        RuleSet ruleSet,
        DatedList list,
        IReadOnlyList<string> members
    ) =>
        ruleSet
            .Lists.Where(other => other.Of == list.Of)
            .SelectMany(other => other.Versions)
            .SelectMany(version => (version.Members ?? []).Concat(version.Add))
            .Where(code => !members.Contains(code))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();

    private static IReadOnlyList<string> Without(IReadOnlyList<string> members, string member) =>
        [.. members.Where(other => other != member)];

    private static DatedList With(DatedList list, int index, ListVersion changed)
    {
        var versions = list.Versions.ToArray();
        versions[index] = changed;
        return list with { Versions = versions };
    }

    private static DatedList Lacking(DatedList list, int index) =>
        list with
        {
            Versions = [.. list.Versions.Where((_, other) => other != index)],
        };
}
