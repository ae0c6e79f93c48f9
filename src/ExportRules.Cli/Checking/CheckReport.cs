using ExportRules.RuleSets;

namespace ExportRules.Cli.Checking;

/// <summary>What a check found, for people, programs and code scanners.</summary>
internal static class CheckReport
{
    public static void Write(
        Terminal terminal,
        string format,
        string path,
        RuleSet? ruleSet,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(
                    JsonText.Write(json => WriteJson(json, ruleSet, diagnostics))
                );
                break;
            case OutputFormat.Sarif:
                terminal.Output.WriteLine(
                    JsonText.Write(json => SarifReport.Write(json, diagnostics))
                );
                break;
            default:
                DiagnosticPrinter.Print(terminal.Error, diagnostics);
                WriteSummary(terminal.Output, path, ruleSet, diagnostics);
                break;
        }
    }

    private static void WriteSummary(
        TextWriter writer,
        string path,
        RuleSet? ruleSet,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity is Severity.Error);
        var warnings = diagnostics.Count - errors;
        var counts = $"{Count(errors, "error")}, {Count(warnings, "warning")}";
        writer.WriteLine(
            ruleSet is null
                ? $"{path}: {counts}"
                : $"{path}: rule set `{ruleSet.Id}`, {Count(ruleSet.Rules.Count, "rule")}, {Count(ruleSet.Lists.Count, "list")}, {Count(ruleSet.Tables.Count, "table")}, {Count(ruleSet.Versions.Length, "policy version")}: {counts}"
        );
    }

    private static string Count(int count, string what) =>
        count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static void WriteJson(
        System.Text.Json.Utf8JsonWriter json,
        RuleSet? ruleSet,
        IReadOnlyList<Diagnostic> diagnostics
    )
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", ruleSet?.Id);
        json.WriteBoolean(
            "valid",
            diagnostics.All(diagnostic => diagnostic.Severity is not Severity.Error)
        );
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            DiagnosticJson.Write(json, diagnostic, withFile: true);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
