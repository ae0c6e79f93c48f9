using System.Text.Json;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>What a partial transaction still needs, as JSON.</summary>
internal static class RequirementsJson
{
    public static void Write(Utf8JsonWriter json, string? transaction, RequirementList list)
    {
        json.WriteStartObject();
        json.WriteString("transaction", transaction);
        json.WriteBoolean("determined", list.IsDetermined);
        json.WriteString("outcome", Words.Of(list.Outcome));
        json.WriteString("license", list.License);
        json.WriteString("policy", list.Policy.Version);
        json.WriteNumber("settled", list.Settled);
        json.WriteStartArray("facts");
        foreach (var fact in list.Facts)
        {
            json.WriteStartObject();
            json.WriteString("fact", fact.Fact);
            json.WriteNumber("settled", fact.Settled);
            json.WriteString("meaning", fact.Meaning);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
