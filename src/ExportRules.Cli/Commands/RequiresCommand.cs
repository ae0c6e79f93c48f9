using System.CommandLine;
using ExportRules.Analysis;
using ExportRules.Cli.Evaluating;
using ExportRules.Input;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules requires</c>: which facts a partial transaction still needs, the most telling first.</summary>
internal static class RequiresCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("PARTIAL")
        {
            Description = "a JSON transaction with what is known so far; - is standard input",
        };
        var rules = RuleSetOption.Create();
        var policy = PolicyOption.Create();
        var policyDate = PolicyOption.Date(
            "--policy-date",
            "ask under the law of this day instead of the transaction's own date"
        );
        var knownAt = PolicyOption.Date(
            "--known-at",
            "hide acts that were not yet published on this day"
        );
        var assume = AssumeOption.Create();
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(
            "requires",
            "List the facts still needed for a determined answer, in the order that settles most."
        )
        {
            file,
            rules,
            policy,
            policyDate,
            knownAt,
            assume,
            format,
        };
        ExclusiveOptions.AddTo(command, policy, policyDate);
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(rules)!, terminal);
            var options = new EvaluationOptions
            {
                PolicyDate = parsed.GetValue(policy) is { } name
                    ? PolicyOption.Find(ruleSet, name).From
                    : parsed.GetValue(policyDate),
                KnownAt = parsed.GetValue(knownAt),
                Assumptions = AssumeOption.Read(ruleSet, parsed.GetValue(assume) ?? []),
            };
            var path = parsed.GetValue(file)!;
            var requirements = new Requirements(ruleSet);
            return EachTransaction.Write(
                terminal,
                new TransactionReader(ruleSet, path).ReadAll(BoundedInput.Read(path, terminal)),
                parsed.GetValue(format) == OutputFormat.Json,
                bound => requirements.Of(bound, options),
                RequirementsText.Of,
                RequirementsJson.Write
            );
        });
        return command;
    }
}
