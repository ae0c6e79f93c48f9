using System.CommandLine;
using ExportRules.Schemas;

namespace ExportRules.Cli.Commands;

/// <summary><c>exportrules schema</c>: prints a JSON Schema for an editor or another program.</summary>
internal static class SchemaCommand
{
    private static readonly string[] Kinds =
    [
        "ruleset",
        "acts",
        "lists",
        "table",
        "rules",
        "tests",
        "survivors",
        "transaction",
        "decision",
    ];

    public static Command Create(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = string.Join(", ", Kinds) };
        kind.AcceptOnlyFromAmong(Kinds);
        var rules = RuleSetOption.Create();
        var command = new Command(
            "schema",
            "Print a JSON Schema (2020-12). With --rules, those of rules and tests know the names of that rule set."
        )
        {
            kind,
            rules,
        };
        command.SetAction(parsed =>
        {
            var isGiven = parsed.GetResult(rules) is { Implicit: false };
            terminal.Output.Write(
                Schema(
                    parsed.GetValue(kind)!,
                    isGiven,
                    () => RuleSetOption.Load(parsed.GetValue(rules)!, terminal)
                )
            );
            return ExitCodes.Success;
        });
        return command;
    }

    private static string Schema(string kind, bool hasRuleSet, Func<RuleSets.RuleSet> ruleSet) =>
        kind switch
        {
            "ruleset" => JsonSchemas.RuleSet(),
            "acts" => JsonSchemas.Acts(),
            "lists" => JsonSchemas.Lists(),
            "table" => JsonSchemas.Table(),
            "rules" => JsonSchemas.Rules(hasRuleSet ? ruleSet() : null),
            "tests" => JsonSchemas.Tests(hasRuleSet ? ruleSet() : null),
            "survivors" => JsonSchemas.Survivors(),
            "transaction" => JsonSchemas.Transaction(ruleSet()),
            _ => JsonSchemas.Decision(ruleSet()),
        };
}
