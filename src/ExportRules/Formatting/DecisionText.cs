using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Decisions as plain text: the answer first, then what it rests on, then every rule that could have mattered.</summary>
public static class DecisionText
{
    /// <summary>The decision as text; lines end with a line feed.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="ruleSet">The rule set that decided; it gives the official terms.</param>
    /// <param name="trace">Whether to include the trace.</param>
    public static string Write(Decision decision, RuleSet ruleSet, bool trace = true) =>
        Compose(decision, ruleSet, trace).ToString();

    /// <summary>The order's decision as text, with the decision of each line.</summary>
    /// <param name="order">The decision.</param>
    /// <param name="ruleSet">The rule set that decided; it gives the official terms.</param>
    /// <param name="trace">Whether to include the traces.</param>
    public static string Write(OrderDecision order, RuleSet ruleSet, bool trace = true) =>
        Compose(order, ruleSet, trace).ToString();

    internal static StyledText Compose(Decision decision, RuleSet ruleSet, bool trace = true)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var text = new StyledText();
        new DecisionTextLayout(text, ruleSet).Write(decision, null, trace);
        return text;
    }

    internal static StyledText Compose(OrderDecision order, RuleSet ruleSet, bool trace = true)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var text = new StyledText();
        var layout = new DecisionTextLayout(text, ruleSet);
        layout.WriteOrder(order);
        for (var index = 0; index < order.Lines.Count; index++)
        {
            text.End();
            layout.Write(
                order.Lines[index],
                string.Create(CultureInfo.InvariantCulture, $"line {index + 1}"),
                trace
            );
        }
        return text;
    }
}
