using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>A trace as a reader wants it: by stage, and in each stage what decided comes first.</summary>
internal static class TraceSections
{
    public static IEnumerable<(string Title, IReadOnlyList<TraceEntry> Entries)> Of(
        Decision decision
    ) =>
        Words
            .Stages.Select(
                (stage, index) =>
                    (
                        Title: string.Create(
                            CultureInfo.InvariantCulture,
                            $"{index + 1} {char.ToUpperInvariant(stage[0])}{stage[1..]}"
                        ),
                        Entries: (IReadOnlyList<TraceEntry>)
                            [.. decision.Trace.Where(entry => entry.Stage == stage).OrderBy(Weight)]
                    )
            )
            .Where(section => section.Entries.Count > 0);

    /// <summary>Obligations by kind, in the order in which the format names the kinds.</summary>
    public static IEnumerable<IGrouping<string, Obligation>> Obligations(Decision decision) =>
        decision
            .Obligations.OrderBy(obligation =>
                Array.IndexOf(Words.ObligationKinds, obligation.Kind)
            )
            .GroupBy(obligation => obligation.Kind, StringComparer.Ordinal);

    private static int Weight(TraceEntry entry) =>
        entry.IsDetermining
            ? 0
            : entry.State switch
            {
                RuleState.Met => 1,
                RuleState.Overridden => 2,
                RuleState.Unknown => 3,
                RuleState.NotMet => 4,
                _ => 5,
            };
}
