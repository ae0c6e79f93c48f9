using System.CommandLine;
using ExportRules.Cli.Evaluating;
using ExportRules.Input;
using ExportRules.Records;

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
        var whyNot = new Option<string?>("--why-not")
        {
            Description =
                "instead of deciding, say why this license type cannot be used and what would make it usable",
            HelpName = "LICENSE",
        };
        var format = OutputFormat.Create(
            OutputFormat.Text,
            OutputFormat.Json,
            OutputFormat.Markdown
        );
        var journal = new Option<string?>("--journal")
        {
            Description = "append each decision with its question to this journal; see `verify`",
            HelpName = "FILE",
        };
        var screen = ScreenOption.Create();
        var edition = ScreenOption.CreateEdition();
        var command = new Command("evaluate", "Decide transactions, with the reasons.")
        {
            file,
            rules,
            policy,
            policyDate,
            knownAt,
            assume,
            screen,
            edition,
            journal,
            whyNot,
            format,
        };
        ExclusiveOptions.AddTo(command, policy, policyDate);
        command.Validators.Add(result =>
        {
            if (result.GetResult(edition) is not null && result.GetResult(screen) is null)
            {
                result.AddError("--screen-edition belongs to --screen");
            }
            if (result.GetResult(whyNot) is null)
            {
                return;
            }
            if (result.GetResult(journal) is not null)
            {
                result.AddError("--why-not decides nothing that --journal could keep");
            }
            if (result.GetResult(screen) is not null)
            {
                result.AddError("--why-not decides nothing that --screen could be evidence of");
            }
            if (result.GetValue(format) == OutputFormat.Markdown)
            {
                result.AddError("--why-not is written as text or json");
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
            if (parsed.GetValue(whyNot) is { } license)
            {
                var asJson = parsed.GetValue(format) == OutputFormat.Json;
                return WhyNotResults.Write(
                    ruleSet,
                    options,
                    license,
                    (form, inputs),
                    asJson,
                    terminal
                );
            }
            var engine = new ExportRulesEngine(ruleSet);
            var keeper = parsed.GetValue(journal) is { } journalPath
                ? new RecordKeeper(engine, options, new DecisionJournal(journalPath))
                : null;
            var screening = ScreenOption.Load(
                parsed.GetValue(screen),
                parsed.GetValue(edition),
                terminal
            );
            var results = new Results(terminal, new(engine, options, screening), keeper);
            var all = results.Of(inputs);
            switch (parsed.GetValue(format))
            {
                case OutputFormat.Json:
                    JsonResults.Write(terminal.Output, form, all);
                    break;
                case OutputFormat.Markdown:
                    ReadableResults.WriteMarkdown(terminal.Output, ruleSet, all);
                    break;
                default:
                    ReadableResults.WriteText(terminal, ruleSet, all);
                    break;
            }
            return results.ExitCode;
        });
        return command;
    }

    /// <summary>Decides one input after the other as they are printed, and remembers how bad it was.</summary>
    private sealed class Results(Terminal terminal, Evaluator evaluator, RecordKeeper? keeper)
    {
        private bool failed;
        private bool undetermined;

        public int ExitCode =>
            failed ? ExitCodes.BadInput
            : undetermined ? ExitCodes.Undetermined
            : ExitCodes.Success;

        public IEnumerable<EvaluationResult> Of(IReadOnlyList<TransactionInput> inputs)
        {
            DiagnosticPrinter.Print(terminal.Error, RepeatedIds.Of(inputs));
            foreach (var input in inputs)
            {
                var result = evaluator.Evaluate(input);
                failed |= result.Errors.Count > 0;
                undetermined |= result.IsUndetermined;
                var warnings = input.Diagnostics.Where(d => d.Severity is Severity.Warning);
                DiagnosticPrinter.Print(terminal.Error, warnings.Concat(result.Errors));
                keeper?.Keep(result);
                yield return result;
            }
        }
    }
}
