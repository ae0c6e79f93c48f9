using System.Buffers;
using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.JsonLines;

/// <summary>Answers as JSON. Those of transactions that the law cannot tell apart differ in the id alone, which is put in when they are written.</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> WithoutId => "{\"transaction\":null"u8;

    /// <summary>The decision of a transaction without id.</summary>
    public static byte[] Of(Decision decision, bool withTrace) =>
        DecisionJson.WriteUtf8(decision with { Transaction = null }, trace: withTrace);

    /// <summary>The decision of an order, with its id.</summary>
    public static byte[] Of(OrderDecision order) =>
        Write(json => DecisionJson.WriteTo(json, order));

    /// <summary>Why there is no decision.</summary>
    public static byte[] Error(IReadOnlyList<Diagnostic> problems, RowPlace place) =>
        Write(json =>
        {
            json.WriteStartObject();
            json.WriteNull("transaction");
            json.WriteStartArray("error");
            foreach (var problem in problems.Where(problem => problem.Severity is Severity.Error))
            {
                json.WriteStartObject();
                json.WriteString("code", problem.Code);
                json.WriteString("severity", "error");
                json.WriteNumber("line", place.Line);
                json.WriteNumber("column", problem.Location.Column);
                json.WriteString("path", problem.Path);
                json.WriteString("message", problem.Message);
                json.WriteString("hint", problem.Hint);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        });

    /// <summary>Writes a line: the answer, or both answers with the change between them.</summary>
    public static void WriteLine(
        OutputBuffer output,
        string? id,
        RowAnswer decision,
        RowAnswer? against
    )
    {
        if (against is null)
        {
            Write(output, id, decision.Json);
        }
        else
        {
            output.Append("{\"decision\":"u8);
            Write(output, id, decision.Json);
            output.Append(",\"against\":"u8);
            Write(output, id, against.Json);
            output.Append(",\"change\":\""u8);
            output.Append(AnswerChange.Describe(decision, against));
            output.Append("\"}"u8);
        }
        output.Append((byte)'\n');
    }

    private static void Write(OutputBuffer output, string? id, byte[]? answer)
    {
        var json = answer.AsSpan();
        if (!string.IsNullOrEmpty(id) && json.StartsWith(WithoutId))
        {
            output.Append(WithoutId[..^4]);
            output.Append(Write(writer => writer.WriteStringValue(id)));
            json = json[WithoutId.Length..];
        }
        output.Append(json);
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: false)))
        {
            write(json);
        }
        return buffer.WrittenSpan.ToArray();
    }
}
