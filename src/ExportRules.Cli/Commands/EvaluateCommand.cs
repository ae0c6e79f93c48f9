using System.CommandLine;
using ExportRules.Cli.Evaluating;
using ExportRules.Input;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules evaluate</c>: decides transactions and orders of a JSON file.</summary>
internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "one JSON transaction or order, an array of them, or JSON Lines; - is standard input",
        };
        var rules = RuleSetOption.Create();
        var policy = PolicyOption.Create();
        var policyDate = PolicyOption.Date(
            "--policy-date",
            "decide under the law of this day instead of the transaction's own date"
        );
        var knownAt = PolicyOption.Date(
            "--known-at",
            "hide acts that were not yet published on this day"
        );
        var assume = AssumeOption.Create();
        var format = OutputFormat.Create(OutputFormat.Json);
        var command = new Command("evaluate", "Decide transactions, with the reasons.")
        {
            file,
            rules,
            policy,
            policyDate,
            knownAt,
            assume,
            format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(policy) is not null && result.GetResult(policyDate) is not null)
            {
                result.AddError("--policy and --policy-date exclude each other");
            }
        });
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(rules)!, terminal);
            var version = parsed.GetValue(policy) is { } name
                ? PolicyOption.Find(ruleSet, name)
                : null;
            var options = new EvaluationOptions
            {
                PolicyDate = version?.From ?? parsed.GetValue(policyDate),
                KnownAt = parsed.GetValue(knownAt),
                Assumptions = AssumeOption.Read(ruleSet, parsed.GetValue(assume) ?? []),
            };
            var path = parsed.GetValue(file)!;
            var bytes = BoundedInput.Read(path, terminal);
            var (form, inputs) = new TransactionReader(ruleSet, path).ReadAll(bytes);
            return Run(new(new ExportRulesEngine(ruleSet), options), form, inputs, terminal);
        });
        return command;
    }

    private static int Run(
        Evaluator evaluator,
        InputForm form,
        IReadOnlyList<TransactionInput> inputs,
        Terminal terminal
    )
    {
        var (failed, undetermined) = (false, false);
        DiagnosticPrinter.Print(terminal.Error, RepeatedIds.Of(inputs));
        var results = inputs.Select(input =>
        {
            var result = evaluator.Evaluate(input);
            failed |= result.Errors.Count > 0;
            undetermined |= result.IsUndetermined;
            DiagnosticPrinter.Print(
                terminal.Error,
                input.Diagnostics.Where(d => d.Severity is Severity.Warning).Concat(result.Errors)
            );
            return result;
        });
        JsonResults.Write(terminal.Output, form, results);
        return failed ? ExitCodes.BadInput
            : undetermined ? ExitCodes.Undetermined
            : ExitCodes.Success;
    }
}
