using System.CommandLine;
using ExportRules.Cli.Verifying;
using ExportRules.Records;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules verify</c>: whether kept decisions still hold.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("RECORD")
        {
            Description = "a decision record, or a whole journal; - is standard input",
        };
        var rules = RuleSetOption.Create();
        var head = new Option<string?>("--contains")
        {
            Description =
                "a hash that was noted when the journal was shorter; it must still be in it",
            HelpName = "HASH",
        };
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(
            "verify",
            "Decide kept decisions again and say whether they still hold."
        )
        {
            file,
            rules,
            head,
            format,
        };
        command.SetAction(parsed =>
        {
            var (ruleSet, changelog) = RuleSetOption.LoadWithChangelog(
                parsed.GetValue(rules)!,
                terminal
            );
            var verifier = RecordVerifier.WithChangelog(new ExportRulesEngine(ruleSet), changelog);
            using var input = RecordInput.Open(parsed.GetValue(file)!, terminal);
            var findings = new Findings(input, verifier, parsed.GetValue(head));
            if (parsed.GetValue(format) == OutputFormat.Json)
            {
                FindingsJson.Write(terminal.Output, findings);
            }
            else
            {
                FindingsText.Write(terminal.Output, findings);
            }
            return findings.ExitCode;
        });
        return command;
    }
}
