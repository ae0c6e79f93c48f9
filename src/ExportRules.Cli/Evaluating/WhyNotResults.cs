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
        IReadOnlyList<TransactionInput> inputs,
        bool asJson,
        Terminal terminal
    )
    {
        if (ruleSet.LicenseTypes.All(type => type.Id != license))
        {
            var known = string.Join(", ", ruleSet.LicenseTypes.Select(type => type.Id));
            throw new WrongUseException(
                $"rule set `{ruleSet.Id}` has no license type `{license}`; it has {known}"
            );
        }
        var whyNot = new WhyNot(ruleSet);
        var failed = false;
        var answers = new List<(string? Transaction, WhyNotAnswer Answer)>();
        foreach (var input in inputs)
        {
            DiagnosticPrinter.Print(terminal.Error, input.Diagnostics);
            if (input.Bound is not { } bound)
            {
                failed = true;
                continue;
            }
            answers.Add((bound.Facts.Id, whyNot.Of(bound, options, license)));
        }
        if (asJson)
        {
            terminal.Output.Write(
                IndentedJson.Of(json =>
                {
                    json.WriteStartArray();
                    foreach (var (transaction, answer) in answers)
                    {
                        WhyNotText.Write(json, transaction, answer);
                    }
                    json.WriteEndArray();
                })
            );
        }
        else
        {
            foreach (var (transaction, answer) in answers)
            {
                terminal.Output.Write(WhyNotText.Of(transaction, answer));
            }
        }
        return failed ? ExitCodes.BadInput : ExitCodes.Success;
    }
}
