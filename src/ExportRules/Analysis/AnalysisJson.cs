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
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", Name(finding.Kind));
            json.WriteBoolean("error", finding.IsError);
            Texts(json, "subjects", finding.Subjects);
            json.WriteString("message", finding.Message);
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

    private static string Name(FindingKind kind) =>
        kind switch
        {
            FindingKind.Gap => "gap",
            FindingKind.Conflict => "conflict",
            FindingKind.Unreachable => "unreachable",
            FindingKind.Shadowed => "shadowed",
            FindingKind.WithoutEffect => "without-effect",
            FindingKind.OpenLaw => "open-law",
            FindingKind.Overlap => "overlap",
            FindingKind.UnusedList => "unused-list",
            _ => "unused-fact",
        };

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
