using System.Text.Json;

namespace ExportRules.Formatting;

/// <summary>Lists of texts in JSON.</summary>
internal static class JsonStrings
{
    /// <summary>A property that is an array of texts.</summary>
    public static void WriteStrings(
        this Utf8JsonWriter json,
        string name,
        IReadOnlyList<string> values
    )
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }
}
