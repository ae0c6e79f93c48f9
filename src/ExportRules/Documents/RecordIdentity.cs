using ExportRules.Formatting;
using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What a document was printed from: the record, its seal and the law that decided.</summary>
internal sealed class RecordIdentity(DocumentPage page, DocumentTerms terms, RuleSet ruleSet)
{
    public void Write(DecisionRecord record, IReadOnlyList<RecordLine> lines)
    {
        var fits = record.Seal == DecisionRecordJson.SealOf(record);
        if (!fits)
        {
            page.Paragraph(
                "the seal does not fit the content: the record was changed after it was made. Do not rely on this document.",
                ParagraphTone.Warning
            );
        }
        var foreign = lines.FirstOrDefault(line => line.Decision.Policy.RuleSet != ruleSet.Id);
        if (foreign is not null)
        {
            page.Paragraph(
                $"the record was decided under rule set {foreign.Decision.Policy.RuleSet}; titles and terms here are those of {ruleSet.Id}.",
                ParagraphTone.Warning
            );
        }
        // A version seen from an earlier day of knowledge is not found by its name.
        else if (
            record.KnownAt is null
            && lines.Select(line => line.Decision.Policy).FirstOrDefault(IsOtherLaw) is { } other
        )
        {
            page.Paragraph(
                $"the policy version {other.Version} has another digest in the rule set at hand than in the record; exportrules verify says why. What follows is the record's.",
                ParagraphTone.Warning
            );
        }
        page.Fields(Fields(record, lines));
    }

    private IEnumerable<(Phrase, Phrase)> Fields(
        DecisionRecord record,
        IReadOnlyList<RecordLine> lines
    )
    {
        yield return (record.Order is null ? "Transaction" : "Order", record.Id);
        yield return ("Rule set", Phrase.Titled(ruleSet.Title, ruleSet.Term));
        yield return (terms.Heading("Authority", "所管"), ruleSet.Authority);
        foreach (var policy in lines.Select(line => line.Decision.Policy).Distinct())
        {
            yield return (
                "Policy version",
                (Phrase)terms.Words.Policy(policy) + "; digest " + Phrase.Code(policy.Digest)
            );
        }
        yield return (
            "Policy date asked for",
            record.PolicyDate is { } day
                ? DecisionWords.Day(day)
                : "none: the transaction's own date"
        );
        yield return (
            "Acts known up to",
            record.KnownAt is { } known ? DecisionWords.Day(known) : null
        );
        yield return (
            "Engine",
            string.Join(", ", lines.Select(line => line.Decision.Engine).Distinct())
        );
        yield return ("Seal of the record", Phrase.Code(record.Seal));
    }

    private bool IsOtherLaw(PolicyReference policy) =>
        ruleSet.Find(policy.Version)?.Digest != policy.Digest;
}
