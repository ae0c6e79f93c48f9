using ExportRules.Formatting;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What stands in an application check list: for each license that lines of the record need, what to do.</summary>
internal sealed class ApplicationContent
{
    private readonly DecisionRecord record;
    private readonly RuleSet ruleSet;
    private readonly DocumentTerms terms;
    private readonly DocumentPage page;

    public ApplicationContent(DecisionRecord record, RuleSet ruleSet)
    {
        this.record = record;
        this.ruleSet = ruleSet;
        terms = new(ruleSet);
        page = new("Application check list", terms.Term("許可申請チェックリスト"), record.Id);
    }

    public DocumentPage Page()
    {
        var lines = RecordLine.Of(record);
        new RecordIdentity(page, terms, ruleSet).Write(record, lines);
        foreach (var line in lines.Where(line => !NeedsLicense(line)))
        {
            page.Paragraph(
                $"{(line.Number is null ? "" : line.Name + ": ")}{WhyNone(line)}",
                line.Decision.Outcome is Outcome.NoLicenseRequired
                    ? ParagraphTone.Answer
                    : ParagraphTone.Warning
            );
        }
        foreach (
            var license in lines
                .Where(NeedsLicense)
                .GroupBy(line => line.Decision.License!, StringComparer.Ordinal)
        )
        {
            Write(license.Key, [.. license]);
        }
        if (lines.Any(NeedsLicense))
        {
            SignOff();
        }
        return page;
    }

    private void Write(string license, IReadOnlyList<RecordLine> lines)
    {
        page.Heading(2, terms.License(license));
        page.Table(
            "What the license is for",
            ["Line", "Item", "Entry", "Destination", "End user", "Held already"],
            lines.Select(line =>
                (IReadOnlyList<Phrase>)
                    [
                        line.Number is null ? line.Transaction.Id ?? "this transaction" : line.Name,
                        line.Transaction.Item?.Material ?? line.Transaction.Item?.Kind,
                        string.Join(", ", line.Decision.Entries),
                        SubjectSections.Country(line.Transaction.Destination),
                        line.Transaction.EndUser?.Name,
                        line.Decision.Usable is { } usable ? DecisionWords.Usable(usable) : "no",
                    ]
            )
        );
        if (lines.All(line => line.Decision.Usable is not null))
        {
            page.Paragraph(
                "The exporter states a license that covers this. An application is needed only where that license cannot be used."
            );
        }
        foreach (
            var fact in lines
                .SelectMany(line => line.Decision.MayRelax)
                .DistinctBy(open => open.Fact)
        )
        {
            page.Paragraph($"Before applying: {DecisionWords.Relaxation(fact)}.");
        }
        new ApplicationDuties(page, terms, ruleSet).Write(lines);
    }

    private static bool NeedsLicense(RecordLine line) =>
        line.Decision is { Outcome: Outcome.LicenseRequired, License: not null };

    private string WhyNone(RecordLine line) =>
        line.Decision.Outcome switch
        {
            Outcome.NoLicenseRequired =>
                $"No application follows: {terms.Words.Headline(line.Decision)}.",
            Outcome.Prohibited => "No application is listed: approval is refused in principle.",
            Outcome.LicenseRequired =>
                "A license is required, and the rule set makes no license type available. It does not say how to apply.",
            _ =>
                $"There is no answer yet, so that no license can be named. To be known first: {(line.Decision.Missing.Count == 0 ? "see the review record" : string.Join(", ", line.Decision.Missing))}.",
        };

    private void SignOff()
    {
        page.Heading(2, terms.Heading("Done", "確認"));
        page.SignOff(
            ["Role", "Name", "Date", "Signature"],
            [terms.Heading("Prepared by", "起案者"), terms.Heading("Checked by", "確認者")]
        );
        page.Paragraph(
            "Made from the obligations of the decision and nothing else. What the rule set does not hold is not here: ask the authority.",
            ParagraphTone.Quiet
        );
    }
}
