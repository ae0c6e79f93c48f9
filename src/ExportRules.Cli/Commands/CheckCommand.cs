using System.CommandLine;
using ExportRules.Cli.Checking;
using ExportRules.Consolidation;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules check</c>: everything that is wrong with a rule set, in one run.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "the rule set's folder or file, or a built-in one by name",
            DefaultValueFactory = _ => ".",
        };
        var format = OutputFormat.Create(OutputFormat.Text, OutputFormat.Json, OutputFormat.Sarif);
        var update = new Option<bool>("--update-lock")
        {
            Description = "write versions.lock and consolidated/ anew",
        };
        var command = new Command(
            "check",
            "Check a rule set: its files, its lock and its consolidated versions."
        )
        {
            folder,
            format,
            update,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder)!;
            var (ruleSet, diagnostics) = Check(path, parsed.GetValue(update));
            CheckReport.Write(terminal, parsed.GetValue(format)!, path, ruleSet, diagnostics);
            return diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error)
                ? ExitCodes.BadInput
                : ExitCodes.Success;
        });
        return command;
    }

    private static (RuleSet? RuleSet, IReadOnlyList<Diagnostic> Diagnostics) Check(
        string path,
        bool update
    )
    {
        if (!Path.Exists(path) && BuiltInRuleSets.Find(path) is { } builtIn)
        {
            return update
                ? throw new WrongUseException("a built-in rule set has no lock to update")
                : (builtIn, builtIn.Warnings);
        }
        if (RuleSetOption.IsPack(path))
        {
            throw new WrongUseException(
                $"`{path}` is a rule pack, and `check` looks at the folder that it was packed from; `exportrules versions {path} --trusted-key FILE` opens a pack, and `exportrules pack` makes one"
            );
        }
        var loaded = RuleSetLoader.Load(path);
        if (loaded.RuleSet is not { } ruleSet || File.Exists(path))
        {
            return update && loaded.RuleSet is not null
                ? throw new WrongUseException("only a rule set's folder has a lock to update")
                : (loaded.RuleSet, loaded.Diagnostics);
        }
        var problems = update ? LockUpdate.Run(path, ruleSet) : LockCheck.Run(path, ruleSet);
        return (ruleSet, [.. loaded.Diagnostics, .. problems]);
    }
}
