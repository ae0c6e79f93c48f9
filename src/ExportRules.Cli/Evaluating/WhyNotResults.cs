using ExportRules.Analysis;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Evaluating;

/// <summary>Explains for each transaction why a license type cannot be used, in place of its decision.</summary>
internal static class WhyNotResults
{
    public static int Write(
        RuleSet ruleSet,
        EvaluationOptions options,
        string license,
        (InputForm Form, IReadOnlyList<TransactionInput> Inputs) read,
        bool asJson,
        Terminal terminal
    )
    {
        var types = ruleSet.LicenseTypes.Select(type => type.Id).ToList();
        if (!types.Contains(license))
        {
            var nearest = Suggestions.Nearest(license, types) is { } other
                ? $"; did you mean `{other}`?"
                : $"; it has {string.Join(", ", types)}";
            throw new WrongUseException(
                $"rule set `{ruleSet.Id}` has no license type `{license}`{nearest}"
            );
        }
        var whyNot = new WhyNot(ruleSet);
        return EachTransaction.Write(
            terminal,
            read,
            asJson,
            bound => whyNot.Of(bound, options, license),
            WhyNotText.Of,
            WhyNotJson.Write
        );
    }
}
