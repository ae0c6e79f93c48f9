using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>What is exported to whom: the transaction, its classification and the end user.</summary>
internal sealed class SubjectSections(
    DocumentPage page,
    DocumentTerms terms,
    RuleSet ruleSet,
    FactTables facts,
    FindingTables findings
)
{
    public void Write(RecordLine line, int level)
    {
        page.Heading(level, terms.Heading("Transaction", "取引の概要"));
        page.Fields(Transaction(line.Transaction));
        page.Heading(level, terms.Heading("Classification", "該非判定"));
        WriteClassification(line);
        page.Heading(level, terms.Heading("End-user screening", "需要者の確認"));
        new ScreeningTables(page, facts).Write(line);
    }

    /// <summary>A country by code and name; empty where none was supplied.</summary>
    public static Phrase Country(string? text) =>
        text is null ? Phrase.Empty : ConditionWords.Country(text);

    private IEnumerable<(Phrase, Phrase)> Transaction(Transaction transaction) =>
        [
            (terms.Heading("Exporter", "輸出者"), transaction.Exporter?.Name),
            (terms.Heading("End user", "需要者"), transaction.EndUser?.Name),
            ("Country of the end user", Country(transaction.EndUser?.Country)),
            (terms.Heading("Final destination", "仕向地"), Country(transaction.Destination)),
            (
                terms.Heading("Route", "経由地"),
                transaction.Transit is { } route
                    ? route.Count == 0
                        ? "direct"
                        : string.Join(", ", route.Select(ConditionWords.Country))
                    : null
            ),
            (
                "The day that counts",
                transaction.Date is { } day
                    ? $"{DecisionWords.Day(day)} ({ruleSet.DateBasis.TrimEnd('.')})"
                    : null
            ),
            (
                terms.Heading("Contract date", "契約日"),
                transaction.ContractDate is { } contract ? DecisionWords.Day(contract) : null
            ),
            ("Purpose", transaction.Purpose),
        ];

    private void WriteClassification(RecordLine line)
    {
        var item = line.Transaction.Item;
        page.Fields([
            (terms.Heading("Item", "貨物・技術"), item?.Kind),
            ("Material", item?.Material),
            .. (item?.Attributes ?? FactTable.Empty)
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair =>
                    (
                        (Phrase)DocumentTerms.Sentence(pair.Key),
                        facts.Value(BuiltInFacts.Attributes + pair.Key, pair.Value)
                    )
                ),
            ("HS code", item?.Hs),
            (
                "The exporter's own classification",
                item?.Entries is { } own
                    ? own.Count == 0
                        ? "not listed"
                        : string.Join(", ", own)
                    : "not supplied"
            ),
            (
                terms.Heading("Decided under entry", "項番"),
                line.Decision.Entries.Count == 0
                    ? "none could be named"
                    : string.Join(", ", line.Decision.Entries)
            ),
        ]);
        findings.WriteClassification(line);
    }
}
