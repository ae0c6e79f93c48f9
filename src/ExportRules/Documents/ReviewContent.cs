using ExportRules.Formatting;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What stands in a transaction review record, in its order.</summary>
internal sealed class ReviewContent
{
    private readonly DecisionRecord record;
    private readonly RuleSet ruleSet;
    private readonly DocumentTerms terms;
    private readonly DocumentPage page;
    private readonly FactTables facts;
    private readonly SubjectSections subject;
    private readonly FindingTables findings;
    private readonly ObligationTables obligations;

    public ReviewContent(DecisionRecord record, RuleSet ruleSet)
    {
        this.record = record;
        this.ruleSet = ruleSet;
        terms = new(ruleSet);
        page = new("Transaction review record", terms.Term("取引審査票"), record.Id);
        facts = new(page, ruleSet, record);
        findings = new(page, terms);
        obligations = new(page, terms);
        subject = new(page, terms, ruleSet, facts, findings);
    }

    public DocumentPage Page()
    {
        var lines = RecordLine.Of(record);
        new RecordIdentity(page, terms, ruleSet).Write(record, lines);
        if (record.OrderDecision is { } order)
        {
            WriteOrder(order, lines);
        }
        foreach (var line in lines)
        {
            Write(line);
        }
        facts.WriteUnused(lines);
        SignOff();
        return page;
    }

    private void WriteOrder(OrderDecision order, IReadOnlyList<RecordLine> lines)
    {
        page.Heading(2, terms.Heading("Answer for the order", "注文全体の判定"));
        page.Paragraph(
            DocumentTerms.Sentence(DecisionWords.Outcome(order.Outcome))
                + (order.License is { } license ? ": " + terms.License(license) : Phrase.Empty),
            ParagraphTone.Answer
        );
        page.Table(
            "The lines",
            ["Line", "Item", "Entry", "Destination", "End user", "Answer"],
            lines.Select(line =>
                (IReadOnlyList<Phrase>)
                    [
                        line.Name,
                        line.Transaction.Item?.Material ?? line.Transaction.Item?.Kind,
                        string.Join(", ", line.Decision.Entries),
                        SubjectSections.Country(line.Transaction.Destination),
                        line.Transaction.EndUser?.Name,
                        terms.Headline(line.Decision),
                    ]
            )
        );
    }

    private void Write(RecordLine line)
    {
        var level = line.Number is null ? 2 : 3;
        if (line.Number is not null)
        {
            page.Heading(2, line.Name);
        }
        WriteAnswer(line, level);
        subject.Write(line, level);
        page.Heading(level, "Facts and who supplied them");
        facts.WriteSupplied(line);
        facts.WriteAssumed(line);
        facts.WriteOpen(line);
        page.Heading(level, terms.Heading("Findings and their legal basis", "判定の根拠"));
        findings.Write(line);
        WriteLicenses(line);
        page.Heading(level, "Obligations");
        obligations.Write(line);
        if (line.Decision.Notes.Count > 0)
        {
            page.Heading(level, "Remarks");
            page.List(line.Decision.Notes.Select(note => (Phrase)DocumentTerms.Sentence(note)));
        }
    }

    private void WriteAnswer(RecordLine line, int level)
    {
        var decision = line.Decision;
        page.Heading(level, terms.Heading("Answer", "判定"));
        page.Paragraph(
            DocumentTerms.Sentence(terms.Words.Headline(decision)),
            ParagraphTone.Answer
        );
        page.Fields(
            (
                terms.Heading("License", "許可の種類"),
                decision.License is { } license ? terms.License(license) : Phrase.Empty
            ),
            (
                "Covered by a license held",
                decision.Usable is { } usable ? DecisionWords.Usable(usable) : null
            ),
            (
                decision.Outcome is Outcome.Undetermined ? "May rest on" : "Why a license",
                Phrase.Join("; ", decision.Basis.Select(terms.Basis))
            ),
            ("Exemption", decision.Exemption),
            ("Determining rules", Phrase.Codes(decision.DeterminingRules)),
            ("Confidence", decision.Confidence is { } confidence ? Words.Of(confidence) : null),
            (
                "Under the law of the contract date",
                decision.ContractDate is { } other
                    ? $"{DecisionWords.Outcome(other.Outcome)}{(other.License is null ? "" : ": " + other.License)} ({DecisionWords.Day(other.Date)}, version {other.Policy.Version}); it does not decide"
                    : null
            )
        );
    }

    private void WriteLicenses(RecordLine line)
    {
        page.Table(
            terms.Heading("License types, least burdensome first", "許可の種類"),
            ["Type", "Status", "Because of"],
            line.Decision.Licenses.Select(status =>
                (IReadOnlyList<Phrase>)
                    [
                        terms.License(status.Type),
                        Words.Of(status.Status),
                        Phrase.Codes(status.Because),
                    ]
            )
        );
        page.Table(
            "Licenses held",
            ["License", "Covers this transaction", "Why"],
            line.Decision.Held.Select(held =>
                (IReadOnlyList<Phrase>)
                    [
                        terms.License(held.Type)
                            + (held.Number is null ? Phrase.Empty : $" {held.Number}"),
                        held.Covers ? "yes" : "no",
                        held.Reason,
                    ]
            )
        );
    }

    private void SignOff()
    {
        page.Heading(2, terms.Heading("Review and approval", "審査・承認"));
        page.List(
            ["approved", "approved with the conditions below", "not approved", "to be clarified"],
            hasBoxes: true
        );
        page.SignOff(
            ["Role", "Name", "Date", "Signature"],
            [
                terms.Heading("Prepared by", "起案者"),
                terms.Heading("Classification confirmed by", "該非確認責任者"),
                terms.Heading("Transaction reviewed by", "取引審査責任者"),
                terms.Heading("Approved by", "統括責任者"),
                "Conditions and remarks",
            ]
        );
        page.Paragraph(
            "Printed from a decision record. The record is the evidence: "
                + Phrase.Code("exportrules verify")
                + " decides it again and shows any change.",
            ParagraphTone.Quiet
        );
    }
}
