using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Analysis;

/// <summary>What an analysis found, as JSON.</summary>
internal static class AnalysisJson
{
    public static void Write(Utf8JsonWriter json, AnalysisReport report)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", report.RuleSet);
        json.WriteStrings("versions", report.Versions);
        json.WriteStrings("sampled", report.Sampled);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Id);
            json.WriteString("kind", FindingText.Name(finding.Kind));
            json.WriteString("grade", FindingText.Name(finding.Grade));
            json.WriteBoolean("known", finding.IsKnown);
            json.WriteStrings("subjects", finding.Subjects);
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
            json.WriteStrings("onlyWith", finding.OnlyWith);
            json.WriteStrings("versions", finding.Versions);
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
}
