using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Analysis;

/// <summary>A difference between two policy versions as JSON.</summary>
internal static class DifferenceJson
{
    public static void Write(Utf8JsonWriter json, PolicyDifference difference)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", difference.From.RuleSet);
        Policy(json, "from", difference.From);
        Policy(json, "to", difference.To);
        json.WriteStartArray("wording");
        foreach (var change in difference.Text)
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind);
            json.WriteString("id", change.Id);
            json.WriteString("change", change.Change);
            json.WriteStrings("details", change.Details);
            json.WriteStrings("acts", change.Acts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Regions(json, "regions", difference.Regions);
        Regions(json, "openRegions", difference.OpenRegions);
        CoverageJson.Write(json, difference.Coverage);
        json.WriteEndObject();
    }

    private static void Policy(Utf8JsonWriter json, string name, PolicyReference policy)
    {
        json.WriteStartObject(name);
        json.WriteString("version", policy.Version);
        json.WriteString("name", policy.Name);
        json.WriteString("digest", policy.Digest);
        json.WriteEndObject();
    }

    private static void Regions(
        Utf8JsonWriter json,
        string name,
        IReadOnlyList<DifferenceRegion> regions
    )
    {
        json.WriteStartArray(name);
        foreach (var region in regions)
        {
            json.WriteStartObject();
            json.WriteString("item", region.Item);
            json.WriteStrings("entries", region.Entries);
            json.WriteStartObject("where");
            foreach (var fact in region.Facts)
            {
                json.WriteStartObject(fact.Fact);
                json.WriteString("text", fact.Text);
                json.WriteStrings("values", fact.Values);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStrings("onlyWith", region.OnlyWith);
            json.WriteStartArray("changes");
            foreach (var change in region.Changes)
            {
                json.WriteStartObject();
                json.WriteString("of", change.Of);
                json.WriteString("before", change.Before);
                json.WriteString("after", change.After);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStrings("rulesBefore", region.RulesBefore);
            json.WriteStrings("rulesAfter", region.RulesAfter);
            json.WriteStartArray("except");
            foreach (var exception in region.Except)
            {
                json.WriteStartObject();
                json.WriteString("before", exception.Before);
                json.WriteString("after", exception.After);
                json.WriteStrings("rules", exception.Rules);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WritePropertyName("witness");
            JsonSerializer.Serialize(json, region.Witness);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
