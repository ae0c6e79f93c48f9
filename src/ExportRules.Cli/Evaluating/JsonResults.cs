using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Input;
using ExportRules.Records;

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
        if (result.Screened is { } screened)
        {
            WriteScreened(json, screened);
        }
        else if (result.Decision is { } decision)
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

    /// <summary>The decision as it always is, with the evidence as one more key.</summary>
    private static void WriteScreened(Utf8JsonWriter json, DecisionRecord record)
    {
        var decision = JsonText.Write(
            whole =>
            {
                if (record.Decision is { } one)
                {
                    DecisionJson.WriteTo(whole, one);
                }
                else
                {
                    DecisionJson.WriteTo(whole, record.OrderDecision!);
                }
            },
            indented: false
        );
        using var keys = JsonDocument.Parse(decision);
        json.WriteStartObject();
        foreach (var key in keys.RootElement.EnumerateObject())
        {
            key.WriteTo(json);
        }
        json.WritePropertyName("screening");
        DecisionRecordJson.WriteScreening(json, record.Screening ?? []);
        json.WriteEndObject();
    }
}
