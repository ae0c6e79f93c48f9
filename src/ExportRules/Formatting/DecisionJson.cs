using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Decisions in JSON: fixed names, fixed order of keys, the same bytes on every machine.</summary>
public static class DecisionJson
{
    /// <summary>The decision as one JSON text.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="indented">Whether to spread it over lines.</param>
    /// <param name="trace">Whether to include the trace.</param>
    public static string Write(Decision decision, bool indented = true, bool trace = true) =>
        Encoding.UTF8.GetString(WriteUtf8(decision, indented, trace));

    /// <summary>The decision as UTF-8 bytes.</summary>
    public static byte[] WriteUtf8(Decision decision, bool indented = false, bool trace = true)
    {
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, Options(indented)))
        {
            WriteTo(json, decision, trace);
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The order's decision as one JSON text.</summary>
    public static string Write(OrderDecision order, bool indented = true)
    {
        ArgumentNullException.ThrowIfNull(order);
        var buffer = new ArrayBufferWriter<byte>(8192);
        using (var json = new Utf8JsonWriter(buffer, Options(indented)))
        {
            WriteTo(json, order);
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a decision as an object.</summary>
    public static void WriteTo(Utf8JsonWriter json, Decision decision, bool trace = true)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(decision);
        JsonSerializer.Serialize(
            json,
            trace ? decision : decision with { Trace = [] },
            DecisionJsonContext.Default.Decision
        );
    }

    /// <summary>Writes an order's decision as an object.</summary>
    public static void WriteTo(Utf8JsonWriter json, OrderDecision order) =>
        JsonSerializer.Serialize(json, order, DecisionJsonContext.Default.OrderDecision);

    /// <summary>Reads a decision that was written here.</summary>
    /// <exception cref="JsonException">The text is not a decision.</exception>
    public static Decision Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, DecisionJsonContext.Default.Decision)
        ?? throw new JsonException("the text is not a decision");

    internal static JsonWriterOptions Options(bool indented) =>
        new()
        {
            Indented = indented,
            NewLine = "\n",
            // Japanese terms stay readable; the output is a file or a terminal, never inline HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
}

/// <summary>The source-generated shape of a decision.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [
        typeof(OutcomeConverter),
        typeof(ConfidenceConverter),
        typeof(AvailabilityConverter),
        typeof(RuleStateConverter),
        typeof(FactValueConverter),
    ]
)]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(OrderDecision))]
[JsonSerializable(typeof(Transaction))]
internal sealed partial class DecisionJsonContext : JsonSerializerContext;

/// <summary>An enum by the words of one table.</summary>
internal abstract class WordConverter<T>(string[] words) : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        var index =
            reader.TokenType is JsonTokenType.String
                ? Array.IndexOf(words, reader.GetString())
                : -1;
        return index >= 0
            ? (T)Enum.ToObject(typeof(T), index)
            : throw new JsonException($"expected one of {string.Join(", ", words)}");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(
            words[Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)]
        );
}

internal sealed class OutcomeConverter() : WordConverter<Outcome>(Words.Outcomes);

internal sealed class ConfidenceConverter() : WordConverter<Confidence>(Words.Confidences);

internal sealed class AvailabilityConverter() : WordConverter<Availability>(Words.Availabilities);

internal sealed class ScreeningOutcomeConverter()
    : WordConverter<ScreeningOutcome>(Words.ScreeningOutcomes);

internal sealed class RuleStateConverter() : WordConverter<RuleState>(Words.States);

internal sealed class FactValueConverter : JsonConverter<FactValue>
{
    public override FactValue Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    )
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return FactValue.Of(reader.GetBoolean());
            case JsonTokenType.Number:
                return FactValue.Of(reader.GetDecimal());
            case JsonTokenType.StartArray:
                var texts = new List<string>();
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    texts.Add(reader.GetString()!);
                }
                return FactValue.Of(texts);
            default:
                return FactValue.Of(reader.GetString()!);
        }
    }

    public override void Write(
        Utf8JsonWriter writer,
        FactValue value,
        JsonSerializerOptions options
    )
    {
        switch (value.Kind)
        {
            case FactKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case FactKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case FactKind.Texts:
                writer.WriteStartArray();
                foreach (var text in value.Members)
                {
                    writer.WriteStringValue(text);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }
}
