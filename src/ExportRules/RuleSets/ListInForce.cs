using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>A list as it stands in one policy version.</summary>
/// <param name="List">The list.</param>
/// <param name="Members">The members, each with how well it is supported.</param>
/// <param name="Latest">The version that changed it last.</param>
public sealed record ListInForce(
    DatedList List,
    FrozenDictionary<string, Confidence> Members,
    ListVersion Latest
);
