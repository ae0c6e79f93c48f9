using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExportRules.Destinations;
using ExportRules.Formatting;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>One schema as a file: complete in itself, so that an editor needs nothing else.</summary>
internal sealed class SchemaFile(string title, string description)
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private readonly JsonObject definitions = [];

    /// <summary>What nearly every rule file needs.</summary>
    public SchemaFile WithCommonDefinitions() =>
        // Without descriptions: an editor would show them in place of those of the keys.
        Define("id", Id())
            .Define("day", Day())
            .Define("text", Text())
            .Define("texts", Texts())
            .Define("country", OneWord(CountryCodes.All))
            .Define("confidence", OneWord(RuleSets.Words.Confidences));

    public SchemaFile Define(string name, JsonObject schema)
    {
        definitions[name] = schema;
        return this;
    }

    /// <summary>A file that is a list of such things.</summary>
    public string WriteListOf(string definition) => Write(List(Reference(definition)));

    /// <summary>The schema's text: two spaces, line feeds, the same bytes on every machine.</summary>
    public string Write(JsonObject root)
    {
        var whole = new JsonObject
        {
            ["$schema"] = Dialect,
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (keyword, value) in root.ToArray())
        {
            root.Remove(keyword);
            whole[keyword] = value;
        }
        if (UsedDefinitions(whole) is { Count: > 0 } used)
        {
            whole["$defs"] = used;
        }
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: true)))
        {
            whole.WriteTo(json);
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>The definitions that the schema reaches, in the order in which they were made.</summary>
    private JsonObject UsedDefinitions(JsonObject root)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        Reach(root, reached);
        var used = new JsonObject();
        foreach (var (name, schema) in definitions)
        {
            if (reached.Contains(name))
            {
                used[name] = schema!.DeepClone();
            }
        }
        return used;
    }

    private void Reach(JsonNode? node, HashSet<string> reached)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Reach(item, reached);
                }
                break;
            case JsonObject members:
                foreach (var (keyword, value) in members)
                {
                    if (keyword == "$ref" && value!.GetValue<string>() is var reference)
                    {
                        var name = reference[(reference.LastIndexOf('/') + 1)..];
                        if (reached.Add(name))
                        {
                            Reach(
                                definitions[name]
                                    ?? throw new InvalidOperationException(
                                        $"The schema has no definition `{name}`."
                                    ),
                                reached
                            );
                        }
                    }
                    else
                    {
                        Reach(value, reached);
                    }
                }
                break;
        }
    }
}
