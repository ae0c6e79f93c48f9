using System.Buffers;
using System.Text;
using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Records;

/// <summary>Journal lines in JSON. The record stands last, as the very bytes that the hash covers.</summary>
internal static class JournalJson
{
    public static byte[] Write(JournalEntry entry) =>
        Write(entry, DecisionRecordJson.WriteUtf8(entry.Record));

    /// <summary>The line of an entry, with its end.</summary>
    public static byte[] Write(JournalEntry entry, byte[] record)
    {
        var buffer = new ArrayBufferWriter<byte>(record.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: false)))
        {
            json.WriteStartObject();
            WriteHead(json, entry.Sequence, entry.Previous);
            json.WriteString("hash", entry.Hash);
            json.WritePropertyName("record");
            json.WriteRawValue(record, skipInputValidation: true);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    public static string HashOf(JournalEntry entry) =>
        HashOf(entry.Sequence, entry.Previous, DecisionRecordJson.WriteUtf8(entry.Record));

    public static string HashOf(long sequence, string previous, byte[] record)
    {
        var buffer = new ArrayBufferWriter<byte>(record.Length + 512);
        using (var json = new Utf8JsonWriter(buffer, DecisionJson.Options(indented: false)))
        {
            json.WriteStartObject();
            WriteHead(json, sequence, previous);
            json.WriteEndObject();
        }
        buffer.Write(record);
        return Sha256Text.Of(buffer.WrittenSpan);
    }

    public static JournalEntry Read(byte[] line, long number) =>
        Parse(
            line,
            $"line {number} is not a line of a journal",
            root => new JournalEntry(
                root.GetProperty("sequence").GetInt64(),
                root.GetProperty("previous").GetString()!,
                DecisionRecordJson.Read(
                    Encoding.UTF8.GetBytes(root.GetProperty("record").GetRawText())
                ),
                root.GetProperty("hash").GetString()!
            )
        );

    /// <summary>What the next line has to follow, without reading the record.</summary>
    public static JournalHead ReadHead(byte[] line) =>
        Parse(
            line,
            "the last line is not a line of a journal",
            root => new JournalHead(
                root.GetProperty("sequence").GetInt64(),
                root.GetProperty("hash").GetString()!
            )
        );

    private static T Parse<T>(byte[] line, string problem, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception error)
            when (error
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
            )
        {
            throw new JsonException($"{problem}: {error.Message}", error);
        }
    }

    private static void WriteHead(Utf8JsonWriter json, long sequence, string previous)
    {
        json.WriteNumber("sequence", sequence);
        json.WriteString("previous", previous);
    }
}
