using System.Text.Json.Nodes;
using ExportRules.RuleSets;

namespace ExportRules.Schemas;

/// <summary>
/// The value that a transaction supplies for a fact. Null means not supplied. The reader also takes other spellings of
/// words and codes; a schema asks for the one that answers use.
/// </summary>
internal static class FactValueSchema
{
    private const string Timestamp =
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$";
    private const string Hs = "^[0-9](\\.?[0-9]){1,9}$";
    private const string Currency = "^[A-Z]{3}$";

    public static JsonObject Of(FactDeclaration fact) =>
        fact.Type switch
        {
            FactType.Boolean => Typed("boolean"),
            FactType.Number or FactType.Money => Number(fact),
            FactType.Word => Word(fact),
            FactType.Words => ListOf(SchemaNodes.OneWord(fact.Values)),
            FactType.Texts or FactType.Countries or FactType.Entries => ListOf(SchemaNodes.Text()),
            FactType.Date => Pattern(Timestamp),
            FactType.Hs => Pattern(Hs),
            _ when fact.Path == BuiltInFacts.Currency => Pattern(Currency),
            _ => Text(fact),
        };

    public static JsonObject ListOf(JsonObject item) =>
        new() { ["type"] = new JsonArray("array", "null"), ["items"] = item };

    public static JsonObject Typed(string type) => new() { ["type"] = new JsonArray(type, "null") };

    public static JsonObject Day() => Pattern(Timestamp);

    private static JsonObject Number(FactDeclaration fact)
    {
        var number = Typed("number");
        if (fact.Min is { } min)
        {
            number["minimum"] = min;
        }
        if (fact.Max is { } max)
        {
            number["maximum"] = max;
        }
        return number;
    }

    private static JsonObject Word(FactDeclaration fact)
    {
        var words = SchemaNodes.TextArray(fact.Values);
        words.Add(null);
        return new() { ["enum"] = words };
    }

    private static JsonObject Text(FactDeclaration fact)
    {
        var text = Typed("string");
        if (fact.Known.Count > 0)
        {
            text["examples"] = SchemaNodes.TextArray(FactHelp.Known(fact));
        }
        return text;
    }

    private static JsonObject Pattern(string pattern)
    {
        var text = Typed("string");
        text["pattern"] = pattern;
        return text;
    }
}
