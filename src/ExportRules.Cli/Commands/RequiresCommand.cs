using System.CommandLine;
using System.Globalization;
using ExportRules.Analysis;
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
            assume,
            format,
        };
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(rules)!, terminal);
            var options = new EvaluationOptions
            {
                PolicyDate = parsed.GetValue(policy) is { } name
                    ? PolicyOption.Find(ruleSet, name).From
                    : null,
                Assumptions = AssumeOption.Read(ruleSet, parsed.GetValue(assume) ?? []),
            };
            var path = parsed.GetValue(file)!;
            var (_, inputs) = new TransactionReader(ruleSet, path).ReadAll(
                BoundedInput.Read(path, terminal)
            );
            var failed = false;
            foreach (var input in inputs)
            {
                DiagnosticPrinter.Print(terminal.Error, input.Diagnostics);
                if (input.Bound is { } bound)
                {
                    var list = Requirements.Of(ruleSet, bound, options);
                    terminal.Output.Write(
                        parsed.GetValue(format) == OutputFormat.Json ? Json(list) : Text(list)
                    );
                }
                else
                {
                    failed = true;
                }
            }
            return failed ? ExitCodes.BadInput : ExitCodes.Success;
        });
        return command;
    }

    private static string Text(RequirementList list)
    {
        if (list.IsDetermined)
        {
            return "Nothing: the answer is determined.\n";
        }
        var lines = list.Facts.Select(
            (fact, index) =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{index + 1, 3}. {fact.Fact}: {fact.Settled:P0} settled. {fact.Meaning}\n"
                )
        );
        return list.Facts.Count == 0
            ? "No further fact settles anything: the rules themselves leave this open.\n"
            : string.Concat(lines);
    }

    private static string Json(RequirementList list) =>
        IndentedJson.Of(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("determined", list.IsDetermined);
            json.WriteNumber("settled", decimal.Round(list.Settled, 3));
            json.WriteStartArray("facts");
            foreach (var fact in list.Facts)
            {
                json.WriteStartObject();
                json.WriteString("fact", fact.Fact);
                json.WriteNumber("settled", fact.Settled);
                json.WriteString("meaning", fact.Meaning);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });
}
