using System.CommandLine;
using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules show</c>: the law as it stands in the rule set, to be read.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = RuleSetOption.CreateArgument();
        var at = PolicyOption.Date("--at", "the law of this day; default the newest version");
        var policy = PolicyOption.Create("the law of this policy version (see `versions`)");
        var act = new Option<string?>("--act")
        {
            Description = "one act and what it changed",
            HelpName = "ID",
        };
        var rule = new Option<string?>("--rule")
        {
            Description = "one rule: all its versions, or the one of the day",
            HelpName = "ID",
        };
        var format = OutputFormat.Create(OutputFormat.Markdown, OutputFormat.Yaml);
        var command = new Command("show", "Print the law of a day, one act or one rule.")
        {
            name,
            at,
            policy,
            act,
            rule,
            format,
        };
        ExclusiveOptions.AddTo(command, at, policy);
        ExclusiveOptions.AddTo(command, act, rule);
        command.SetAction(parsed =>
        {
            var ruleSet = RuleSetOption.Load(parsed.GetValue(name)!, terminal);
            var version =
                parsed.GetValue(policy) is { } policyName ? PolicyOption.Find(ruleSet, policyName)
                : parsed.GetValue(at) is { } day ? PolicyOption.At(ruleSet, day)
                : null;
            var yaml = parsed.GetValue(format) == OutputFormat.Yaml;
            terminal.Output.Write(
                parsed.GetValue(act) is { } actId ? Act(ruleSet, actId, yaml)
                : parsed.GetValue(rule) is { } ruleId ? Rule(ruleSet, ruleId, version, yaml)
                : Whole(version ?? ruleSet.Versions[^1], yaml)
            );
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Whole(PolicyVersion version, bool yaml) =>
        yaml ? RuleSetWriter.Write(version) : PolicyMarkdown.Write(version);

    private static string Act(RuleSet ruleSet, string id, bool yaml)
    {
        var act =
            ruleSet.Acts.FirstOrDefault(act => act.Id == id)
            ?? throw Unknown("act", id, ruleSet.Acts.Select(act => act.Id));
        return yaml ? RuleSetWriter.Write(ruleSet, act) : PolicyMarkdown.Write(ruleSet, act);
    }

    private static string Rule(RuleSet ruleSet, string id, PolicyVersion? version, bool yaml)
    {
        var rule =
            ruleSet.Rules.FirstOrDefault(rule => rule.Id == id)
            ?? throw Unknown("rule", id, ruleSet.Rules.Select(rule => rule.Id));
        var versions =
            version is null ? rule.Versions
            : version.Rules.FirstOrDefault(inForce => inForce.Id == id) is { } current
                ? [current.Version]
            : throw new WrongUseException(
                $"rule `{id}` is not in force in the policy version {version.Id}"
            );
        return yaml
            ? RuleSetWriter.Write(ruleSet, rule, versions)
            : PolicyMarkdown.Write(ruleSet, rule, versions);
    }

    private static WrongUseException Unknown(string what, string id, IEnumerable<string> known) =>
        new(
            $"there is no {what} `{id}`"
                + (
                    Suggestions.Nearest(id, known) is { } nearest
                        ? $"; did you mean `{nearest}`?"
                        : ""
                )
        );
}
