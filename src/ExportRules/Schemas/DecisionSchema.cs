using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using ExportRules.Formatting;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>
/// What <c>evaluate --format json</c> prints. The keys and their types are taken from the serializer that writes
/// decisions, so that the two cannot differ; the words come from our tables and from the rule set.
/// </summary>
internal sealed class DecisionSchema(RuleSet ruleSet)
{
    private const string Name = "decision";
    private const string OrderName = "orderDecision";
    private const string RefusalName = "refusal";
    private const string AnswerName = "answer";

    public SchemaFile AddTo(SchemaFile file)
    {
        var order = Of(typeof(OrderDecision));
        order["properties"]!["lines"]!["items"] = Reference(Name);
        return file.Define(Name, WithScreening(Of(typeof(Decision))))
            .Define(OrderName, WithScreening(order))
            .Define(RefusalName, Refusal())
            .Define(
                AnswerName,
                new()
                {
                    ["if"] = Requires("error"),
                    ["then"] = Reference(RefusalName),
                    ["else"] = new JsonObject
                    {
                        ["if"] = Requires("order"),
                        ["then"] = Reference(OrderName),
                        ["else"] = Reference(Name),
                    },
                }
            );
    }

    public static JsonObject Root() =>
        new()
        {
            ["if"] = new JsonObject { ["type"] = "array" },
            ["then"] = List(Reference(AnswerName)),
            ["else"] = Reference(AnswerName),
        };

    /// <summary>What <c>--screen</c> adds.</summary>
    private static JsonObject WithScreening(JsonObject decision)
    {
        decision["properties"]!["screening"] = List(Screening())
            .Described("With --screen: the evidence of the end user's screening.");
        return decision;
    }

    private static JsonObject Screening() =>
        new ObjectSchema()
            .Required("name", FactValueSchema.Typed("string"), "The name as it was screened.")
            .Required("list", Text(), "The list, by the name that the rule set knows.")
            .Required(
                "edition",
                FactValueSchema.Typed("string"),
                "The day of its edition, or null."
            )
            .Required("digest", FactValueSchema.Typed("string"), "The digest of the list's file.")
            .Required("method", FactValueSchema.Typed("string"), "What compared the names.")
            .Required("outcome", OneWord(Words.ScreeningOutcomes), "`possible` never clears.")
            .Required("reason", FactValueSchema.Typed("string"), "Why, where no match says it.")
            .Required("matches", Any(Match()), "The entries that match, best first.")
            .Optional("line", Number(), "The line of the order, from 1.")
            .Build();

    private static JsonObject Match() =>
        new ObjectSchema()
            .Required("entry", Text(), "The entry's number on the list.")
            .Required("name", Text(), "The entry's main name.")
            .Required("alias", FactValueSchema.Typed("string"), "The alias that matched, or null.")
            .Required("country", FactValueSchema.Typed("string"), "The entry's country, or null.")
            .Required("concerns", Any(Text()), "The entry's concerns.")
            .Required("score", Number(), "From 0 to 1.")
            .Build();

    private JsonObject Of(Type type) =>
        (JsonObject)
            DecisionJsonContext.Default.Options.GetJsonSchemaAsNode(
                type,
                new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete }
            );

    /// <summary>Adds what the serializer does not know: words, meanings, and that every key is always written.</summary>
    private JsonNode Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable =
            type != context.TypeInfo.Type || context.PropertyInfo?.IsGetNullable is true;
        var schema = DecisionWords.Of(type, isNullable) ?? node as JsonObject ?? [];
        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = TextArray(
                properties
                    .Select(property => property.Key)
                    .Where(key => !DecisionWords.IsOptional(context.TypeInfo, key))
            );
            schema["additionalProperties"] = false;
        }
        if (context.PropertyInfo is { } property)
        {
            var path = $"{property.DeclaringType.Name}.{property.Name}";
            DecisionWords.Restrict(schema, path, ruleSet);
            schema["description"] = DecisionWords.Meanings[path];
        }
        return schema;
    }

    private static JsonObject Refusal() =>
        new ObjectSchema("Input that could not be decided.")
            .Required(
                "transaction",
                FactValueSchema.Typed("string"),
                "The transaction's id, or null."
            )
            .Required("error", List(Diagnostic()), "Everything that is wrong with it.")
            .Build();

    private static JsonObject Diagnostic() =>
        new ObjectSchema()
            .Required("code", Text(), "The code; docs/diagnostics.md explains it.")
            .Required("severity", OneWord(["error", "warning"]), "How grave it is.")
            .Required("line", Number(), "The line of the input, from 1; 0 for the whole.")
            .Required("column", Number(), "The column, from 1; 0 for the whole line.")
            .Required("path", FactValueSchema.Typed("string"), "The fact it is about, or null.")
            .Required("message", Text(), "What is wrong.")
            .Required("hint", FactValueSchema.Typed("string"), "What to do, or null.")
            .Build(true);
}
