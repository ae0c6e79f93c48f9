using System.Buffers;
using System.Text;
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
                writer.WriteLine(Text(json => WriteResult(json, result), indented: false));
            }
            return;
        }
        writer.WriteLine(
            Text(
                json =>
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
                },
                indented: true
            )
        );
    }

    private static string Text(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented)))
        {
            write(json);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
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
