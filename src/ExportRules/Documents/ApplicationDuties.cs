using System.Text.RegularExpressions;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>The obligations around one license as boxes to tick: first what an application is asked for, then the rest.</summary>
internal sealed partial class ApplicationDuties(
    DocumentPage page,
    DocumentTerms terms,
    RuleSet ruleSet
)
{
    private static readonly (string Kind, string Title, string Term)[] Rest =
    [
        ("check", "To check first", "確認事項"),
        ("notify", "To notify before the export", "事前届出"),
        ("condition", "Conditions of the license", "許可の条件"),
        ("validity", "How long the license lasts", "有効期間"),
        ("report", "To report", "報告"),
        ("record", "To keep", "記録の保存"),
    ];

    public void Write(IReadOnlyList<RecordLine> lines)
    {
        var duties = lines
            .SelectMany(line => line.Decision.Obligations.Select(duty => (line, duty)))
            .GroupBy(pair => (pair.duty.Rule, pair.duty.Text))
            .Select(group => new Duty(
                group.First().duty,
                ObligationTables.EntryOf(group.First().line, group.First().duty),
                group.Count() == lines.Count ? [] : [.. group.Select(pair => pair.line.Name)],
                Note(group.First().line, group.Key.Rule)
            ))
            .ToList();
        WriteApplication([.. duties.Where(duty => duty.Obligation.Kind == "apply")]);
        foreach (var (kind, title, term) in Rest)
        {
            Section(
                terms.Heading(title, term),
                [.. duties.Where(duty => duty.Obligation.Kind == kind)],
                null
            );
        }
    }

    private void WriteApplication(IReadOnlyList<Duty> duties)
    {
        // The kind of an obligation is data; which of the three it speaks of is read from its words.
        var documents = duties.Where(duty => Documents().IsMatch(duty.Obligation.Text)).ToList();
        var rest = duties.Except(documents).ToList();
        var office = rest.Where(duty => Office().IsMatch(duty.Obligation.Text)).ToList();
        rest = [.. rest.Except(office)];
        var time = rest.Where(duty => Time().IsMatch(duty.Obligation.Text)).ToList();
        Section(
            terms.Heading("Documents", "申請書類"),
            documents,
            "The rule set names no documents for this application. Ask the office for its list."
        );
        Section(
            terms.Heading("Office and way", "申請先"),
            office,
            "The rule set does not say which office takes this application."
        );
        Section(
            terms.Heading("Time", "処理期間"),
            time,
            "The rule set does not say how long the examination takes."
        );
        Section("Further", [.. rest.Except(time)], null);
    }

    private void Section(Phrase title, IReadOnlyList<Duty> duties, string? none)
    {
        if (duties.Count == 0 && none is null)
        {
            return;
        }
        page.Heading(3, title);
        if (duties.Count == 0)
        {
            page.Paragraph(none, ParagraphTone.Warning);
        }
        page.List(duties.Select(Item), hasBoxes: true);
    }

    private static Phrase Item(Duty duty)
    {
        var support = new[]
        {
            duty.Entry?.Cite is { } cite ? $"law: {cite}" : null,
            duty.Entry?.Source is { } source ? $"source: {source}" : null,
            duty.Obligation.Confidence is Confidence.Sourced
                ? null
                : $"confidence: {Words.Of(duty.Obligation.Confidence)}",
            duty.Note is { } note ? $"note: {note.ReplaceLineEndings(" ").Trim()}" : null,
        };
        var of = duty.Lines.Count == 0 ? "" : string.Join(", ", duty.Lines) + ": ";
        return of
            + Phrase.Strong(duty.Obligation.Text)
            + $" ({string.Join("; ", support.OfType<string>())})";
    }

    /// <summary>The remark of the rule's version; only where the law at hand is the one that decided.</summary>
    private string? Note(RecordLine line, string rule) =>
        ruleSet.Find(line.Decision.Policy.Version) is { } version
        && version.Digest == line.Decision.Policy.Digest
            ? version.Rules.FirstOrDefault(inForce => inForce.Id == rule)?.Version.Note
            : null;

    [GeneratedRegex(
        @"\b(attach|documents?|pledges?|forms?|certificates?)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Documents();

    [GeneratedRegex(
        @"\b(headquarters|bureaus?|offices?|division|electronically)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Office();

    [GeneratedRegex(@"\b(days?|weeks?|months?|early)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Time();

    private sealed record Duty(
        Obligation Obligation,
        TraceEntry? Entry,
        IReadOnlyList<string> Lines,
        string? Note
    );
}
