using System.Text.Json.Nodes;

namespace ExportRules.Schemas;

/// <summary>Keys with values, as a rule file has them: each key known and explained, any other an error.</summary>
internal sealed class ObjectSchema
{
    private readonly JsonObject schema;
    private readonly JsonObject properties = [];
    private readonly JsonArray required = [];

    public ObjectSchema(string? description = null)
    {
        schema = new() { ["type"] = "object" };
        if (description is not null)
        {
            schema["description"] = description;
        }
    }

    public ObjectSchema Required(string key, JsonObject value, string description)
    {
        required.Add((JsonNode)key);
        return Optional(key, value, description);
    }

    public ObjectSchema Optional(string key, JsonObject value, string description)
    {
        properties[key] = value.Described(description);
        return this;
    }

    /// <summary>A further keyword of the schema.</summary>
    public ObjectSchema With(string keyword, JsonNode value)
    {
        schema[keyword] = value;
        return this;
    }

    public JsonObject Build(JsonNode? others = null)
    {
        if (required.Count > 0)
        {
            schema["required"] = required;
        }
        schema["properties"] = properties;
        schema["additionalProperties"] = others ?? false;
        return schema;
    }
}
