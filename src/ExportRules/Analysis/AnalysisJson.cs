using System.Text.Json;

namespace ExportRules.Analysis;

/// <summary>What an analysis found, as JSON.</summary>
internal static class AnalysisJson
{
    public static void Write(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", report.RuleSet);
        Texts(json, "versions", report.Versions);
        Texts(json, "sampled", report.Sampled);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("kind", FindingText.Name(finding.Kind));
            json.WriteString("grade", FindingText.Name(finding.Grade));
            json.WriteBoolean("known", finding.IsKnown);
            Texts(json, "subjects", finding.Subjects);
            json.WriteString("message", finding.Message);
            json.WriteStartArray("places");
            foreach (var place in finding.Places)
            {
                json.WriteStartObject();
                json.WriteString("file", place.File);
                json.WriteNumber("line", place.Line);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartObject("where");
            foreach (var fact in finding.Facts)
            {
                json.WriteString(fact.Fact, fact.Text);
            }
            json.WriteEndObject();
            Texts(json, "onlyWith", finding.OnlyWith);
            Texts(json, "versions", finding.Versions);
            json.WritePropertyName("witness");
            if (finding.Witness is { } witness)
            {
                JsonSerializer.Serialize(json, witness);
            }
            else
            {
                json.WriteNullValue();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        CoverageJson.Write(json, report.Coverage);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
