using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Documents;

/// <summary>
/// The check list for the license that a decision found: documents, office, time and what else is to be done, as far
/// as the obligations of the decision say so.
/// </summary>
/// <remarks>
/// Nothing is added to what the record holds; where it names no document, office or time, the list says that. The
/// same record and rule set give the same bytes. Safe to call from several threads.
/// </remarks>
public static class ApplicationDocument
{
    /// <summary>The check list as Markdown; lines end with a line feed.</summary>
    /// <param name="record">The record of a transaction or an order.</param>
    /// <param name="ruleSet">The rule set that decided.</param>
    /// <exception cref="ArgumentException">The record holds no question with its answer.</exception>
    public static string Markdown(DecisionRecord record, RuleSet ruleSet) =>
        MarkdownPage.Write(Page(record, ruleSet));

    /// <summary>The check list as one HTML file for a screen and for A4 paper; it loads nothing and runs nothing.</summary>
    /// <param name="record">The record of a transaction or an order.</param>
    /// <param name="ruleSet">The rule set that decided.</param>
    /// <exception cref="ArgumentException">The record holds no question with its answer.</exception>
    public static string Html(DecisionRecord record, RuleSet ruleSet) =>
        HtmlPage.Write(Page(record, ruleSet));

    private static DocumentPage Page(DecisionRecord record, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(ruleSet);
        return new ApplicationContent(record, ruleSet).Page();
    }
}
