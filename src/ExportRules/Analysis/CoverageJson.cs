using System.Text.Json;

namespace ExportRules.Analysis;

/// <summary>How far an analysis went, as JSON.</summary>
internal static class CoverageJson
{
    public static void Write(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteBoolean("exhaustive", coverage.IsExhaustive);
        json.WriteNumber("facts", coverage.Facts);
        json.WriteNumber("itemCases", coverage.Items);
        json.WriteNumber("combinationsLog10", Math.Round(coverage.Magnitude, 1));
        json.WriteNumber("nodes", coverage.Nodes);
        json.WriteStartArray("notCovered");
        foreach (var gap in coverage.NotCovered)
        {
            json.WriteStringValue(gap);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
