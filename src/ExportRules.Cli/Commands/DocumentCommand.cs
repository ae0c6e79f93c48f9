using System.CommandLine;
using System.Text;
using ExportRules.Cli.Documenting;
using ExportRules.Documents;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules document</c>: prints a kept decision for those who review it and sign.</summary>
internal static class DocumentCommand
{
    private const string Review = "review";
    private const string Application = "application";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("RECORD")
        {
            Description = "a decision record, or a journal; - is standard input",
        };
        var line = new Option<int?>("--line")
        {
            Description = "the line of the journal; not needed where it has one",
            HelpName = "N",
        };
        var kind = new Option<string>("--kind")
        {
            Description =
                "the transaction review record, or the check list for the license that was found",
            HelpName = $"{Review}|{Application}",
            DefaultValueFactory = _ => Review,
        };
        kind.AcceptOnlyFromAmong(Review, Application);
        var output = new Option<string?>("--output", "-o")
        {
            Description = "write to this file instead of standard output",
            HelpName = "FILE",
        };
        var rules = RuleSetOption.Create();
        var format = OutputFormat.Create(OutputFormat.Markdown, OutputFormat.Html);
        var command = new Command(
            "document",
            "Print a decision record for review and signature, or as a check list for the application."
        )
        {
            file,
            line,
            kind,
            rules,
            format,
            output,
        };
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(rules)!, terminal);
            var kept = KeptRecord.Read(parsed.GetValue(file)!, parsed.GetValue(line), terminal);
            var asHtml = parsed.GetValue(format) == OutputFormat.Html;
            var text =
                parsed.GetValue(kind) == Application
                    ? asHtml
                        ? ApplicationDocument.Html(kept.Record, ruleSet)
                        : ApplicationDocument.Markdown(kept.Record, ruleSet)
                    : asHtml
                        ? ReviewDocument.Html(kept.Record, ruleSet)
                        : ReviewDocument.Markdown(kept.Record, ruleSet);
            if (parsed.GetValue(output) is { } path)
            {
                File.WriteAllText(path, text, new UTF8Encoding(false));
            }
            else
            {
                terminal.Output.Write(text);
            }
            if (kept.Problem is { } problem)
            {
                terminal.Error.WriteLine($"exportrules: error: {problem}");
                return ExitCodes.Tampered;
            }
            return ExitCodes.Success;
        });
        return command;
    }
}
