using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>Assumed values as they are written, <c>FACT=VALUE</c>.</summary>
internal static class AssumptionTexts
{
    /// <summary>The values, each of its fact's type.</summary>
    /// <param name="ruleSet">The rule set with the facts.</param>
    /// <param name="texts">What is assumed.</param>
    /// <param name="problem">Why one of them cannot be read; null where all can.</param>
    public static IReadOnlyDictionary<string, FactValue> Read(
        RuleSet ruleSet,
        IEnumerable<string> texts,
        out string? problem
    )
    {
        var assumptions = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        var binder = new FactBinder(ruleSet);
        foreach (var text in texts)
        {
            var cut = text.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || cut == text.Length - 1)
            {
                problem = $"`--assume {text}` is not of the form FACT=VALUE";
                return assumptions;
            }
            var (path, word) = (text[..cut].Trim(), text[(cut + 1)..]);
            var value = ruleSet.Facts.Find(path) is { } fact
                ? FactText.Parse(fact, word)
                : FactValue.Of(word);
            binder.Normalize(path, value, new("--assume", 0, 0));
            if (!assumptions.TryAdd(path, value))
            {
                problem = $"`{path}` is assumed twice";
                return assumptions;
            }
        }
        problem = binder.HasErrors
            ? string.Join("; ", binder.Diagnostics.Select(d => d.Message + Hint(d)))
            : null;
        return assumptions;
    }

    private static string Hint(Diagnostic diagnostic) =>
        diagnostic.Hint is null ? "" : $" ({diagnostic.Hint})";
}
