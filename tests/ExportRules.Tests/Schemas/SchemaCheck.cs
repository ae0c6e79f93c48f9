using System.Text.Json;
using ExportRules.Schemas;
using Json.Schema;

namespace ExportRules.Tests.Schemas;

/// <summary>Validates against our schemas by a validator that is not ours.</summary>
internal static class SchemaCheck
{
    public static readonly JsonSchema RuleSet = Build(JsonSchemas.RuleSet());
    public static readonly JsonSchema Acts = Build(JsonSchemas.Acts());
    public static readonly JsonSchema Lists = Build(JsonSchemas.Lists());
    public static readonly JsonSchema Table = Build(JsonSchemas.Table());
    public static readonly JsonSchema Rules = Build(JsonSchemas.Rules());
    public static readonly JsonSchema Tests = Build(JsonSchemas.Tests());
    public static readonly JsonSchema Survivors = Build(JsonSchemas.Survivors());

    private static readonly Json.Schema.EvaluationOptions Options = new()
    {
        OutputFormat = OutputFormat.List,
        RequireFormatValidation = true,
    };

    public static JsonSchema Build(string text) =>
        JsonSchema.FromText(text, new() { SchemaRegistry = new() });

    /// <summary>The schema that an editor uses for a file of a rule set's folder.</summary>
    public static JsonSchema ForFile(string relative) =>
        relative.Split('/') switch
        {
            ["ruleset.yaml"] => RuleSet,
            ["acts.yaml"] => Acts,
            ["lists", ..] => Lists,
            ["tables", ..] => Table,
            ["tests", "survivors.yaml"] => Survivors,
            ["tests", ..] => Tests,
            ["consolidated", ..] => RuleSet,
            [_] => RuleSet,
            _ => Rules,
        };

    /// <summary>What the schema says is wrong; empty where the instance is valid.</summary>
    public static IReadOnlyList<string> Errors(JsonSchema schema, JsonElement instance)
    {
        var results = schema.Evaluate(instance, Options);
        if (results.IsValid)
        {
            return [];
        }
        var errors = (results.Details ?? [])
            .SelectMany(detail =>
                (detail.Errors ?? new Dictionary<string, string>()).Select(error =>
                    $"{detail.InstanceLocation}: {error.Value}"
                )
            )
            .Distinct()
            .Take(10)
            .ToList();
        return errors.Count > 0 ? errors : ["invalid"];
    }
}
