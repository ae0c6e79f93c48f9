using System.CommandLine;
using ExportRules.Analysis;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules diff</c>: what changed between two policy versions, in wording and in every answer.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = RuleSetOption.CreateArgument();
        var from = Version("--from", "the version before: name, id or day");
        var to = Version("--to", "the version after: name, id or day");
        var format = OutputFormat.Create(
            OutputFormat.Text,
            OutputFormat.Json,
            OutputFormat.Markdown
        );
        var command = new Command(
            "diff",
            "Compare two policy versions: the wording, and all transactions that are answered differently."
        )
        {
            name,
            from,
            to,
            format,
        };
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(name)!, terminal);
            var difference = PolicyComparison.Of(
                PolicyOption.Find(ruleSet, parsed.GetValue(from)!),
                PolicyOption.Find(ruleSet, parsed.GetValue(to)!)
            );
            terminal.Output.Write(
                parsed.GetValue(format) switch
                {
                    OutputFormat.Json => IndentedJson.Of(json =>
                        DifferenceJson.Write(json, difference)
                    ),
                    OutputFormat.Markdown => DifferenceText.Markdown(difference),
                    _ => DifferenceText.Plain(difference),
                }
            );
            return ExitCodes.Success;
        });
        return command;
    }

    private static Option<string> Version(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "VERSION",
            Required = true,
        };
}
