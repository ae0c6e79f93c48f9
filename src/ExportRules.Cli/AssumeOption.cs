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
        var assumptions = AssumptionTexts.Read(ruleSet, texts, out var problem);
        return problem is null ? assumptions : throw new WrongUseException(problem);
    }
}
