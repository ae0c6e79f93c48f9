using ExportRules.RuleSets;

namespace ExportRules.Replay.Summarizing;

/// <summary>The facts by which a summary groups what changed: item, destination, end user.</summary>
internal static class SummaryFacts
{
    public static readonly string[] All =
    [
        BuiltInFacts.Material,
        BuiltInFacts.Entries,
        BuiltInFacts.Destination,
        "endUser.name",
    ];
}
