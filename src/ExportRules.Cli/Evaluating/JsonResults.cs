using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Input;

namespace ExportRules.Cli.Evaluating;

/// <summary>Answers in the form of their input: an object, an array, or one compact object a line.</summary>
internal static class JsonResults
{
    public static void Write(
        TextWriter writer,
        InputForm form,
        IEnumerable<EvaluationResult> results
    )
    {
        if (form is InputForm.Lines)
        {
            foreach (var result in results)
            {
                writer.WriteLine(
                    JsonText.Write(json => WriteResult(json, result), indented: false)
                );
            }
            return;
        }
        writer.WriteLine(
            JsonText.Write(json =>
            {
                if (form is InputForm.Array)
                {
                    json.WriteStartArray();
                }
                foreach (var result in results)
                {
                    WriteResult(json, result);
                }
                if (form is InputForm.Array)
                {
                    json.WriteEndArray();
                }
            })
        );
    }

    private static void WriteResult(Utf8JsonWriter json, EvaluationResult result)
    {
        if (result.Decision is { } decision)
        {
            DecisionJson.WriteTo(json, decision);
        }
        else if (result.Order is { } order)
        {
            DecisionJson.WriteTo(json, order);
        }
        else
        {
            json.WriteStartObject();
            json.WriteString("transaction", result.Input.Id);
            json.WriteStartArray("error");
            foreach (var error in result.Errors)
            {
                DiagnosticJson.Write(json, error);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
