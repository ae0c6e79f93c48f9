using System.Globalization;
using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Decisions as Markdown, to be kept by an auditor.</summary>
public static class DecisionMarkdown
{
    /// <summary>The decision as a Markdown document.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="ruleSet">The rule set that decided; it gives the official terms.</param>
    public static string Write(Decision decision, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var text = new StringBuilder();
        new DecisionMarkdownLayout(text, ruleSet).Write(decision, 1, null);
        return text.ToString();
    }

    /// <summary>The order's decision as a Markdown document, with a section for each line.</summary>
    /// <param name="order">The decision.</param>
    /// <param name="ruleSet">The rule set that decided; it gives the official terms.</param>
    public static string Write(OrderDecision order, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var text = new StringBuilder();
        var layout = new DecisionMarkdownLayout(text, ruleSet);
        layout.WriteOrder(order);
        for (var index = 0; index < order.Lines.Count; index++)
        {
            text.Append('\n');
            layout.Write(
                order.Lines[index],
                2,
                string.Create(CultureInfo.InvariantCulture, $"line {index + 1}")
            );
        }
        return text.ToString();
    }
}
