using System.CommandLine;
using ExportRules.Analysis;
using ExportRules.Cli.Analyzing;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules analyze</c>: gaps, conflicts and idle rules of a rule set, each with a witness.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = RuleSetOption.CreateArgument();
        var policy = PolicyOption.Create();
        var at = PolicyOption.Date("--at", "look only at the version in force on this day");
        var failOn = FailOnOption.Create();
        var known = new Option<string?>("--known")
        {
            Description =
                "an earlier report (--format json) whose findings are accepted: they are neither printed nor counted",
            HelpName = "REPORT",
        };
        var limit = new Option<int>("--limit")
        {
            Description =
                "the most diagram nodes; versions that need more are sampled, and the report says so",
            HelpName = "NODES",
            DefaultValueFactory = _ => RuleSetAnalysis.MostNodes,
        };
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json);
        var command = new Command(
            "analyze",
            "Look for gaps, conflicts and rules without effect in every policy version."
        )
        {
            name,
            policy,
            at,
            failOn,
            known,
            limit,
            format,
        };
        limit.Validators.Add(result =>
        {
            if (!result.Errors.Any() && result.GetValueOrDefault<int>() < 0)
            {
                result.AddError("--limit is a number of nodes, 0 or more");
            }
        });
        ExclusiveOptions.AddTo(command, policy, at);
        command.SetAction(parsed =>
        {
            var accepted = parsed.GetValue(known) is { } path
                ? KnownFindings.Read(path, terminal)
                : null;
            var ruleSet = RuleSetOption.Load(parsed.GetValue(name)!, terminal);
            var report = RuleSetAnalysis.Of(
                ruleSet,
                parsed.GetValue(policy) is { } chosen ? [PolicyOption.Find(ruleSet, chosen)]
                    : parsed.GetValue(at) is { } day ? [PolicyOption.At(ruleSet, day)]
                    : ruleSet.Versions,
                parsed.GetValue(limit)
            );
            report = accepted is null ? report : report.Knowing(accepted);
            terminal.Output.Write(
                parsed.GetValue(format) == OutputFormat.Json
                    ? IndentedJson.Of(json => AnalysisJson.Write(json, report))
                    : AnalysisText.Of(report)
            );
            return FailOnOption.Fails(parsed.GetValue(failOn)!, report)
                ? ExitCodes.BadInput
                : ExitCodes.Success;
        });
        return command;
    }
}
