using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>
/// The transaction review record (取引審査票) of a decision: what was asked, what was known and who said so, what the
/// law answered and where it says so, and room for those who sign.
/// </summary>
/// <remarks>
/// Everything printed is in the record; the rule set gives titles, meanings and official terms. The same record and
/// rule set give the same bytes. Texts of the record are encoded, and characters that cannot be seen are named. Safe
/// to call from several threads.
/// </remarks>
public static class ReviewDocument
{
    /// <summary>The document as Markdown; lines end with a line feed.</summary>
    /// <param name="record">The record of a transaction or an order.</param>
    /// <param name="ruleSet">The rule set that decided.</param>
    /// <exception cref="ArgumentException">The record holds no question with its answer.</exception>
    public static string Markdown(DecisionRecord record, RuleSet ruleSet) =>
        MarkdownPage.Write(Page(record, ruleSet));

    /// <summary>The document as one HTML file for a screen and for A4 paper; it loads nothing and runs nothing.</summary>
    /// <param name="record">The record of a transaction or an order.</param>
    /// <param name="ruleSet">The rule set that decided.</param>
    /// <exception cref="ArgumentException">The record holds no question with its answer.</exception>
    public static string Html(DecisionRecord record, RuleSet ruleSet) =>
        HtmlPage.Write(Page(record, ruleSet));

    private static DocumentPage Page(DecisionRecord record, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ruleSet);
        return new ReviewContent(record, ruleSet).Page();
    }
}
