using System.Text.Json.Nodes;

namespace ExportRules.Schemas;

/// <summary>The pieces that schemas are made of. Every one is made fresh, because a JSON node has one parent.</summary>
internal static class SchemaNodes
{
    public const string IdPattern = "^[a-z0-9]+(-[a-z0-9]+)*$";
    public const string DayPattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    public const string HsPattern = "^[0-9](\\.?[0-9]){1,9}(-[0-9](\\.?[0-9]){1,9})?$";

    /// <summary>A text that is not blank.</summary>
    public static JsonObject Text() => new() { ["type"] = "string", ["pattern"] = "\\S" };

    public static JsonObject Id() => new() { ["type"] = "string", ["pattern"] = IdPattern };

    public static JsonObject Day() =>
        new()
        {
            ["type"] = "string",
            ["format"] = "date",
            ["pattern"] = DayPattern,
        };

    public static JsonObject Number() => new() { ["type"] = "number" };

    public static JsonObject Truth() => new() { ["type"] = "boolean" };

    public static JsonObject True() => new() { ["const"] = true };

    /// <summary>One of some words; any text where the words are not known.</summary>
    public static JsonObject OneWord(IEnumerable<string> words)
    {
        var all = TextArray(words);
        return all.Count == 0 ? Text() : new() { ["type"] = "string", ["enum"] = all };
    }

    /// <summary>A list that is not empty.</summary>
    public static JsonObject List(JsonObject item, bool unique = false)
    {
        var list = new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["items"] = item,
        };
        if (unique)
        {
            list["uniqueItems"] = true;
        }
        return list;
    }

    /// <summary>A list that may say that it holds nothing.</summary>
    public static JsonObject ListOrNone(JsonObject item) =>
        new() { ["type"] = "array", ["items"] = item };

    public static JsonObject OneOrList(Func<JsonObject> item) => AnyOf(item(), List(item()));

    /// <summary>One text, or a list of texts that may be empty.</summary>
    public static JsonObject Texts() =>
        AnyOf(Text(), new() { ["type"] = "array", ["items"] = Text() });

    public static JsonObject AnyOf(params JsonObject[] choices) =>
        new() { ["anyOf"] = new JsonArray([.. choices]) };

    public static JsonObject Reference(string definition) =>
        new() { ["$ref"] = $"#/$defs/{definition}" };

    public static JsonArray TextArray(IEnumerable<string> texts) =>
        [.. texts.Select(text => (JsonNode)text)];

    public static JsonObject Requires(params string[] keys) =>
        new() { ["required"] = TextArray(keys) };

    /// <summary>Keys that must not be there.</summary>
    public static JsonObject Forbids(params string[] keys)
    {
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            properties[key] = false;
        }
        return new() { ["properties"] = properties };
    }

    public static JsonObject Described(this JsonObject schema, string description)
    {
        schema["description"] = description;
        return schema;
    }
}
