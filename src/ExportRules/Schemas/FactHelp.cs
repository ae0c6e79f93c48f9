using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Schemas;

/// <summary>The help text of a fact: what it means, its unit and its range.</summary>
internal static class FactHelp
{
    public static string Of(FactDeclaration fact)
    {
        var parts = new List<string> { fact.Meaning ?? $"Column of a table: `{fact.Path}`." };
        if (fact.Unit is { } unit)
        {
            parts.Add($"In {unit}.");
        }
        if (fact.Currency is { } currency)
        {
            parts.Add(
                $"In {currency}, as `{fact.CurrencyFact}` says; in another currency unknown."
            );
        }
        if (fact.Min is { } min && fact.Max is { } max)
        {
            parts.Add($"From {Number(min)} to {Number(max)}.");
        }
        if (fact.Known.Count > 0)
        {
            parts.Add($"Known: {string.Join(", ", Known(fact).Select(name => $"`{name}`"))}.");
        }
        return string.Join(" ", parts);
    }

    /// <summary>The names of a text fact that the rule set knows, sorted.</summary>
    public static IEnumerable<string> Known(FactDeclaration fact) =>
        fact.Known.Keys.Order(StringComparer.Ordinal);

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
