using System.Globalization;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What the rules contributed, each with where the law says so.</summary>
internal sealed class FindingTables(DocumentPage page, DocumentTerms terms)
{
    private static readonly Phrase[] Columns =
    [
        "Finding",
        "Rule",
        "Legal basis",
        "Act",
        "Source",
        "Confidence",
    ];

    /// <summary>The rules that say which entry of the control list the item falls under.</summary>
    public void WriteClassification(RecordLine line)
    {
        var met = Met(line.Decision).Where(IsClassification).ToList();
        page.Table(
            terms.Heading("How the item was classified", "該非判定"),
            Columns,
            met.Select(Row),
            "No classification rule is met: the entries are as the exporter gave them."
        );
    }

    /// <summary>The rules that decided, the ones that also hold, and the ones that are set aside or open.</summary>
    public void Write(RecordLine line)
    {
        var met = Met(line.Decision).Where(entry => !IsClassification(entry)).ToList();
        page.Table(
            "What determined the answer",
            Columns,
            met.Where(entry => entry.IsDetermining).Select(Row),
            "No rule determines the answer."
        );
        page.Table(
            "What else holds",
            Columns,
            met.Where(entry => !entry.IsDetermining && entry.Stage != "obligations").Select(Row)
        );
        WriteOthers(
            "Set aside",
            line,
            RuleState.Overridden,
            entry => $"set aside by {string.Join(", ", entry.OverriddenBy ?? [])}"
        );
        WriteOthers(
            "Could not be judged",
            line,
            RuleState.Unknown,
            entry => string.Join("; ", entry.Tests.Select(DecisionWords.Test))
        );
        var rest = line.Decision.Trace.Count(entry =>
            entry.State is RuleState.NotMet or RuleState.NotInForce
        );
        page.Paragraph(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Rules that were looked at and are not met, or not in force on the day: {rest}. The trace of the record lists each with its reason."
            ),
            ParagraphTone.Quiet
        );
    }

    private void WriteOthers(
        string caption,
        RecordLine line,
        RuleState state,
        Func<TraceEntry, string> why
    ) =>
        page.Table(
            caption,
            ["Rule", "Would conclude", "Why not", "Legal basis"],
            line.Decision.Trace.Where(entry => entry.State == state)
                .Select(entry =>
                    (IReadOnlyList<Phrase>)
                        [
                            Phrase.Titled(entry.Title ?? entry.Rule, entry.Term) + Entry(entry),
                            entry.Conclusion,
                            why(entry),
                            entry.Cite,
                        ]
                )
        );

    private IReadOnlyList<Phrase> Row(TraceEntry entry) =>
        [
            Finding(entry),
            Phrase.Titled(entry.Title, entry.Term) + " " + Phrase.Code(entry.Rule) + Entry(entry),
            entry.Cite,
            terms.Act(entry.Act)
                + (entry.Since is { } since ? $"; in force from {DecisionWords.Day(since)}" : ""),
            entry.Source,
            entry.Confidence is { } confidence ? Words.Of(confidence) : null,
        ];

    private static Phrase Finding(TraceEntry entry)
    {
        var because = entry.Because is { } reason ? $". {reason}" : "";
        return Phrase.Strong(DocumentTerms.Sentence(entry.Conclusion)) + because;
    }

    private static Phrase Entry(TraceEntry entry) =>
        entry.Entry is null ? Phrase.Empty : $" for {entry.Entry}";

    private static bool IsClassification(TraceEntry entry) =>
        entry.Stage == Words.Of(Stage.Classification);

    private static IEnumerable<TraceEntry> Met(Decision decision) =>
        decision.Trace.Where(entry => entry.State is RuleState.Met);
}
