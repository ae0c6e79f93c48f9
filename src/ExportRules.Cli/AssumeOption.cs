using System.CommandLine;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Cli;

/// <summary><c>--assume FACT=VALUE</c>: values for facts that the input does not supply.</summary>
internal static class AssumeOption
{
    public static Option<string[]> Create() =>
        new("--assume")
        {
            Description =
                "assume a value where the fact is not supplied; the answer records it (repeatable)",
            HelpName = "FACT=VALUE",
        };

    /// <summary>The assumed values, each of its fact's type.</summary>
    /// <exception cref="WrongUseException">One of them cannot be read.</exception>
    public static IReadOnlyDictionary<string, FactValue> Read(RuleSet ruleSet, string[] texts)
    {
        var assumptions = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        var binder = new FactBinder(ruleSet);
        foreach (var text in texts)
        {
            var cut = text.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || cut == text.Length - 1)
            {
                throw new WrongUseException($"`--assume {text}` is not of the form FACT=VALUE");
            }
            var (path, word) = (text[..cut].Trim(), text[(cut + 1)..]);
            var value = ruleSet.Facts.Find(path) is { } fact
                ? FactText.Parse(fact, word)
                : FactValue.Of(word);
            binder.Normalize(path, value, new("--assume", 0, 0));
            if (!assumptions.TryAdd(path, value))
            {
                throw new WrongUseException($"`{path}` is assumed twice");
            }
        }
        return binder.HasErrors
            ? throw new WrongUseException(
                string.Join("; ", binder.Diagnostics.Select(d => d.Message + Hint(d)))
            )
            : assumptions;
    }

    private static string Hint(Diagnostic diagnostic) =>
        diagnostic.Hint is null ? "" : $" ({diagnostic.Hint})";
}
