using System.CommandLine;
using ExportRules.Testing.Reports;
using ExportRules.Testing.Running;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules test</c>: runs the cases of a rule set.</summary>
/// <remarks>
/// The exit code is the same in every format: 0 where every case holds, 1 where one does not, nothing was run or a
/// file is wrong, 2 for a wrong command line.
/// </remarks>
internal static class TestCommand
{
    private const string Junit = "junit";

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "the folder of a rule set, or one that holds several",
            DefaultValueFactory = _ => ".",
        };
        var filter = new Option<string>("--filter")
        {
            Description = "run only the cases whose sentence or file holds this text",
            HelpName = "TEXT",
        };
        var coverage = new Option<bool>("--coverage")
        {
            Description = "say which rules, tests, dates and thresholds no case exercises",
        };
        var mutate = new Option<bool>("--mutate")
        {
            Description = "change the rules in small ways and say which changes no case notices",
        };
        var threshold = new Option<decimal?>("--threshold")
        {
            Description =
                "fail where less than this percentage is covered (--coverage) or killed (--mutate)",
            HelpName = "N",
        };
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json, Junit);
        var command = new Command("test", "Run the cases of a rule set.")
        {
            folder,
            filter,
            coverage,
            mutate,
            threshold,
            format,
        };
        command.Validators.Add(result =>
        {
            if (
                result.GetValue(threshold) is not null
                && !result.GetValue(coverage)
                && !result.GetValue(mutate)
            )
            {
                result.AddError("--threshold needs --coverage or --mutate");
            }
            if (result.GetValue(threshold) is < 0 or > 100)
            {
                result.AddError("--threshold is a percentage from 0 to 100");
            }
        });
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            if (!Directory.Exists(path))
            {
                throw new WrongUseException($"there is no folder `{path}`");
            }
            var options = new TestOptions
            {
                Filter = parsed.GetValue(filter),
                WithCoverage = parsed.GetValue(coverage),
                WithMutation = parsed.GetValue(mutate),
                Threshold = parsed.GetValue(threshold),
            };
            return Report(TestRun.Run(path, options), parsed.GetValue(format)!, terminal);
        });
        return command;
    }

    private static int Report(IReadOnlyList<SuiteReport> suites, string format, Terminal terminal)
    {
        DiagnosticPrinter.Print(terminal.Error, suites.SelectMany(suite => suite.Diagnostics));
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(JsonReport.Write(suites));
                break;
            case Junit:
                terminal.Output.Write(JunitReport.Write(suites));
                break;
            default:
                TextReport.Write(terminal.Output, suites);
                break;
        }
        return suites.All(suite => suite.Passed) ? ExitCodes.Success : ExitCodes.BadInput;
    }
}
