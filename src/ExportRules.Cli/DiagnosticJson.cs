using System.Text.Json;

namespace ExportRules.Cli;

/// <summary>A diagnostic as a JSON object.</summary>
internal static class DiagnosticJson
{
    /// <summary>Writes the object; <c>file</c> only where the reader cannot know it.</summary>
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic, bool withFile = false)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity is Severity.Error ? "error" : "warning");
        if (withFile)
        {
            json.WriteString("file", diagnostic.Location.File);
        }
        json.WriteNumber("line", diagnostic.Location.Line);
        json.WriteNumber("column", diagnostic.Location.Column);
        json.WriteString("path", diagnostic.Path);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("hint", diagnostic.Hint);
        json.WriteEndObject();
    }
}
