using System.CommandLine;
using ExportRules.Consolidation;
using ExportRules.Packs;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Cli;

/// <summary>Which rule set a command works with: a built-in one by name, or a folder or file.</summary>
internal static class RuleSetOption
{
    private const string Default = "japan";

    /// <summary><c>--rules DIR|NAME</c>.</summary>
    public static Option<string> Create() =>
        new("--rules")
        {
            Description =
                $"the rule set: {string.Join(", ", BuiltInRuleSets.Names)}, or a folder, file or signed pack (.zip)",
            HelpName = "DIR|NAME|PACK",
            DefaultValueFactory = _ => Default,
        };

    /// <summary>The positional <c>NAME</c> of commands that look at one rule set.</summary>
    public static Argument<string> CreateArgument() =>
        new("NAME")
        {
            Description =
                $"the rule set: {string.Join(", ", BuiltInRuleSets.Names)}, or a folder or file",
            DefaultValueFactory = _ => Default,
        };

    /// <summary>The rule set of a name or path; a name wins over a folder of that name (<c>./japan</c> is the folder).</summary>
    /// <exception cref="InvalidRuleSetException">It has errors.</exception>
    public static RuleSet Load(string nameOrPath, Terminal terminal)
    {
        if (BuiltInRuleSets.Find(nameOrPath) is { } builtIn)
        {
            return builtIn;
        }
        if (nameOrPath.Length == 0 || !Path.Exists(nameOrPath))
        {
            throw new WrongUseException(
                $"there is no rule set `{nameOrPath}`: neither a folder or file, nor built in ({string.Join(", ", BuiltInRuleSets.Names)})"
            );
        }
        if (IsPack(nameOrPath))
        {
            return OpenPack(nameOrPath, terminal).RuleSet;
        }
        var result = RuleSetLoader.Load(nameOrPath);
        DiagnosticPrinter.Print(
            terminal.Error,
            result.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Warning)
        );
        return result.OrThrow();
    }

    /// <summary>The same with the changelog beside it; empty where it has none.</summary>
    /// <exception cref="InvalidRuleSetException">It has errors.</exception>
    public static (RuleSet RuleSet, string Changelog) LoadWithChangelog(
        string nameOrPath,
        Terminal terminal
    )
    {
        if (IsPack(nameOrPath))
        {
            var pack = OpenPack(nameOrPath, terminal);
            return (pack.RuleSet, pack.Changelog ?? "");
        }
        var ruleSet = Load(nameOrPath, terminal);
        if (BuiltInRuleSets.Names.Contains(nameOrPath))
        {
            return (ruleSet, BuiltInRuleSets.Changelog(nameOrPath));
        }
        var folder = File.Exists(nameOrPath) ? Path.GetDirectoryName(nameOrPath) : nameOrPath;
        var path = Path.Combine(folder ?? "", ChangelogCorrections.FileName);
        return (ruleSet, File.Exists(path) ? File.ReadAllText(path) : "");
    }

    /// <summary>Whether a path is a rule pack.</summary>
    public static bool IsPack(string path) =>
        path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && File.Exists(path);

    /// <summary>A rule pack, by the keys that the command line trusts.</summary>
    /// <exception cref="InvalidRuleSetException">It is refused.</exception>
    public static RulePack OpenPack(string path, Terminal terminal) =>
        terminal.TrustedKeys.Count == 0
            ? throw new WrongUseException(
                $"`{path}` is a rule pack; name the key that you trust with --trusted-key"
            )
            : RulePack.Open(
                path,
                TrustedKeys.Load(terminal.TrustedKeys),
                terminal.Clock.GetUtcNow()
            );
}
