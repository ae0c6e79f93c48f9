using System.Collections.Frozen;
using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>A list with another membership, from the day of one of its versions on, or on one day only.</summary>
internal sealed class ListMutant(
    string id,
    SourceLocation location,
    DatedList original,
    DatedList changed,
    IReadOnlyCollection<string> members,
    DateOnly? day = null
) : Mutant(id, location)
{
    public override bool Concerns(CaseRun run, Assessment assessment)
    {
        if (
            run.Case.Options.KnownAt is not null
            || (day is not null && run.Assessments.Any(other => run.Day(other) != day))
            || !assessment.Policy.Version.Lists.ContainsKey(original.Id)
        )
        {
            return false;
        }
        foreach (var rule in assessment.Policy.Rules)
        {
            foreach (var test in rule.Tests)
            {
                if (test.Source.Operand.List == original.Id && MayTurn(test, assessment))
                {
                    return true;
                }
            }
        }
        return false;
    }

    public override PolicyVersion? Apply(PolicyVersion version)
    {
        if (!version.Lists.TryGetValue(original.Id, out var current))
        {
            return null;
        }
        var resolved = ListResolver.Resolve(changed, version.From, _ => true);
        if (resolved is null || SameMembers(resolved, current))
        {
            return null;
        }
        var lists = version.Lists.ToDictionary(StringComparer.Ordinal);
        lists[original.Id] = resolved;
        return version.With(lists: lists.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private bool MayTurn(BoundTest test, Assessment assessment) =>
        assessment.Candidates.Exists(candidate =>
        {
            var value = test.Actual(candidate.Facts);
            return value.Kind is FactKind.Text
                ? members.Any(member => Touches(value.Text!, member))
                : value.Members.Any(text => members.Any(member => Touches(text, member)));
        });

    // Members hold what lies below them, and HS members may be ranges: whether a code is touched is left to the engine.
    private bool Touches(string value, string member) =>
        original.Of switch
        {
            "hs" => true,
            "entry" => EntryCode.IsWithin(value, member),
            _ => value == member,
        };

    private static bool SameMembers(ListInForce left, ListInForce right) =>
        left.Members.Count == right.Members.Count
        && left.Members.Keys.All(right.Members.ContainsKey);
}
