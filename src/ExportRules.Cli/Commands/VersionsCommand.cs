using System.CommandLine;
using ExportRules.Cli.Versions;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules versions</c>: the policy versions of a rule set and what each changed.</summary>
internal static class VersionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = RuleSetOption.CreateArgument();
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(
            "versions",
            "List the policy versions of a rule set and what each changed."
        )
        {
            name,
            format,
        };
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(name)!, terminal);
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                terminal.Output.WriteLine(
                    JsonText.Write(json => VersionsJson.Write(json, ruleSet))
                );
            }
            else
            {
                StyledOutput.Write(terminal, VersionsText.Compose(ruleSet));
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
