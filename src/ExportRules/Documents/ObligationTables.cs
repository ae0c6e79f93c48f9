using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What the exporter must also do, each with where the law says so.</summary>
internal sealed class ObligationTables(DocumentPage page, DocumentTerms terms)
{
    public void Write(RecordLine line) =>
        page.Table(
            terms.Heading("What the exporter must also do", "輸出者の義務"),
            ["Kind", "What is to be done", "Legal basis", "Source", "Confidence"],
            TraceSections
                .Obligations(line.Decision)
                .SelectMany(kind => kind)
                .Select(duty => (duty, entry: EntryOf(line, duty)))
                .Select(pair =>
                    (IReadOnlyList<Phrase>)
                        [
                            pair.duty.Kind,
                            pair.duty.Text,
                            pair.entry?.Cite,
                            pair.entry?.Source,
                            Words.Of(pair.duty.Confidence),
                        ]
                ),
            "The rule set names no obligation for this transaction."
        );

    /// <summary>The trace's word on the rule of an obligation; null where the record has none.</summary>
    public static TraceEntry? EntryOf(RecordLine line, Obligation duty) =>
        line.Decision.Trace.FirstOrDefault(entry =>
            entry.Rule == duty.Rule && entry.State is RuleState.Met
        );
}
