using System.Text.Json;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>What a partial transaction still needs, as JSON.</summary>
public static class RequirementsJson
{
    /// <summary>Writes it as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="transaction">The transaction's id; null where it has none.</param>
    /// <param name="list">What it needs.</param>
    public static void Write(Utf8JsonWriter json, string? transaction, RequirementList list)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(list);
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
