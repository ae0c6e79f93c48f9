using System.Buffers;
using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.JsonLines;

/// <summary>An answer as JSON, with the transaction's own id put in where it belongs.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Id">The transaction's id.</param>
/// <param name="Json">The answer of a transaction without id.</param>
internal sealed record JsonAnswer(RowAnswer Answer, string? Id, byte[] Json)
{
    private static ReadOnlySpan<byte> WithoutId => "{\"transaction\":null"u8;

    public static byte[] Of(Decision decision, bool withTrace) =>
        DecisionJson.WriteUtf8(decision with { Transaction = null }, trace: withTrace);

    public static byte[] Of(OrderDecision order) =>
        Write(json => DecisionJson.WriteTo(json, order));

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

    public static void WriteBoth(OutputBuffer output, JsonAnswer decision, JsonAnswer against)
    {
        output.Append("{\"decision\":"u8);
        decision.WriteTo(output);
        output.Append(",\"against\":"u8);
        against.WriteTo(output);
        output.Append(",\"change\":\""u8);
        output.Append(AnswerChange.Describe(decision.Answer, against.Answer));
        output.Append("\"}"u8);
    }

    public void WriteTo(OutputBuffer output)
    {
        var json = Json.AsSpan();
        if (Id is not null && json.StartsWith(WithoutId))
        {
            output.Append(WithoutId[..^4]);
            output.Append(Write(writer => writer.WriteStringValue(Id)));
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
