using System.Buffers;
using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Records;

/// <summary>Journal lines in JSON. The record stands last, as the very bytes that the hash covers.</summary>
internal static class JournalJson
{
    public static byte[] Write(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: false)))
        {
            json.WriteStartObject();
            WriteHead(json, entry);
            json.WriteString("hash", entry.Hash);
            json.WritePropertyName("record");
            json.WriteRawValue(DecisionRecordJson.WriteUtf8(entry.Record));
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    public static string HashOf(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(16_384);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: false)))
        {
            json.WriteStartObject();
            WriteHead(json, entry);
            json.WriteEndObject();
        }
        buffer.Write(DecisionRecordJson.WriteUtf8(entry.Record));
        return Sha256Text.Of(buffer.WrittenSpan);
    }

    public static JournalEntry Read(byte[] line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new(
                root.GetProperty("sequence").GetInt64(),
                root.GetProperty("previous").GetString()!,
                DecisionRecordJson.Read(
                    System.Text.Encoding.UTF8.GetBytes(root.GetProperty("record").GetRawText())
                ),
                root.GetProperty("hash").GetString()!
            );
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            throw new JsonException(
                $"line {number} is not a line of a journal: {error.Message}",
                error
            );
        }
    }

    private static void WriteHead(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("previous", entry.Previous);
    }
}
