using System.CommandLine;
using ExportRules.Analysis;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules analyze</c>: gaps, conflicts and idle rules of a rule set, each with a witness.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = RuleSetOption.CreateArgument();
        var policy = PolicyOption.Create();
        var at = PolicyOption.Date("--at", "look only at the version in force on this day");
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(
            "analyze",
            "Look for gaps, conflicts and rules without effect in every policy version."
        )
        {
            name,
            policy,
            at,
            format,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(policy) is not null && result.GetResult(at) is not null)
            {
                result.AddError("--policy and --at exclude each other");
            }
        });
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(name)!, terminal);
            var report = RuleSetAnalysis.Of(
                ruleSet,
                parsed.GetValue(policy) is { } chosen ? [PolicyOption.Find(ruleSet, chosen)]
                    : parsed.GetValue(at) is { } day ? [PolicyOption.At(ruleSet, day)]
                    : ruleSet.Versions
            );
            terminal.Output.Write(
                parsed.GetValue(format) == OutputFormat.Json
                    ? IndentedJson.Of(json => AnalysisJson.Write(json, report))
                    : AnalysisText.Of(report)
            );
            return report.HasErrors ? ExitCodes.BadInput : ExitCodes.Success;
        });
        return command;
    }
}
