using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>The declaration of a fact.</summary>
internal static class FactSchema
{
    public const string Name = "fact";

    private const string PathPattern = "^[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)+$";

    public static JsonObject Build()
    {
        string[] described = ["type", "unit", "min", "max", "values", "currency", "in"];
        return new ObjectSchema(
            "A fact that transactions may supply and rules may test, or known names of a built-in text fact."
        )
            .Required(
                "path",
                Text(),
                "Its place in the JSON of a transaction, such as `item.attributes.purity`."
            )
            .Optional(
                "type",
                OneWord(Words.FactTypes),
                Glossary.Explain("What it holds.", Words.FactTypes, Glossary.FactTypes)
            )
            .Optional("unit", Text(), "The unit of a number; thresholds are in it.")
            .Optional("min", Number(), "The smallest accepted number.")
            .Optional("max", Number(), "The largest accepted number.")
            .Optional("values", OneOrList(Text), "The words of a `word` or `words` fact.")
            .Optional(
                "known",
                new() { ["type"] = "object", ["additionalProperties"] = Reference("texts") },
                "Names that the rule set knows, each with its aliases; `[]` for none."
            )
            .Optional(
                "currency",
                Text(),
                "For money: the fact that holds its currency, such as `item.currency`."
            )
            .Optional("in", Text(), "For money: the currency in which rules compare it.")
            .Optional("meaning", Text(), "What it means, for the person who has to supply it.")
            .With("if", WherePath(OneWord(BuiltInFacts.All.Select(fact => fact.Path))))
            .With("then", BuiltIn(described))
            .With("else", Declared())
            .Build();
    }

    private static JsonObject BuiltIn(string[] forbidden)
    {
        var schema = Forbids(forbidden);
        schema["required"] = new JsonArray("known");
        schema["properties"]!["path"] = OneWord(
            BuiltInFacts.All.Where(fact => fact.CanHaveKnownNames).Select(fact => fact.Path)
        );
        schema["properties"]!["known"] = new JsonObject { ["minProperties"] = 1 };
        return schema;
    }

    private static JsonObject Declared()
    {
        var schema = Requires("type", "meaning");
        schema["properties"] = new JsonObject
        {
            ["path"] = new JsonObject { ["pattern"] = PathPattern },
        };
        schema["if"] = WhereType();
        schema["then"] = Requires("values");
        return schema;
    }

    private static JsonObject WherePath(JsonObject path) =>
        new() { ["properties"] = new JsonObject { ["path"] = path } };

    private static JsonObject WhereType() =>
        new()
        {
            ["required"] = new JsonArray("type"),
            ["properties"] = new JsonObject
            {
                ["type"] = OneWord([Words.Of(FactType.Word), Words.Of(FactType.Words)]),
            },
        };
}
