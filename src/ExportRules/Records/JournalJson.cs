using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ExportRules.Formatting;

namespace ExportRules.Records;

/// <summary>Journal lines in JSON. The record stands last, as the very bytes that the hash covers.</summary>
public static class JournalJson
{
    /// <summary>Writes an entry as an object: without indentation, byte for byte its line in a journal.</summary>
    public static void WriteTo(Utf8JsonWriter json, JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(entry);
        json.WriteStartObject();
        WritePlace(json, entry.Sequence, entry.Previous);
        json.WriteString("hash", entry.Hash);
        json.WritePropertyName("record");
        json.WriteRawValue(DecisionRecordJson.Utf8Of(entry.Record), skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>The line of an entry, with its end.</summary>
    internal static ReadOnlyMemory<byte> Write(JournalEntry entry)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, DecisionJson.Options(indented: false)))
        {
            WriteTo(json, entry);
        }
        line.Write("\n"u8);
        return line.WrittenMemory;
    }

    internal static string HashOf(JournalEntry entry) =>
        HashOf(entry.Sequence, entry.Previous, entry.Record);

    internal static string HashOf(long sequence, string previous, DecisionRecord record)
    {
        var place = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(place, DecisionJson.Options(indented: false)))
        {
            json.WriteStartObject();
            WritePlace(json, sequence, previous);
            json.WriteEndObject();
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(place.WrittenSpan);
        hash.AppendData(DecisionRecordJson.Utf8Of(record));
        return Sha256Text.Of(hash);
    }

    internal static JournalEntry Read(byte[] line, long number) =>
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
    internal static JournalHead ReadHead(byte[] line) =>
        Parse(
            line,
            "the last line is not a line of a journal",
            root => new JournalHead(
                root.GetProperty("sequence").GetInt64(),
                root.GetProperty("hash").GetString()!
            )
        );

    /// <summary>What the first line has to follow, where a file holds at most the beginning of one.</summary>
    /// <exception cref="JsonException">It holds something else.</exception>
    internal static JournalHead ReadBegun(ReadOnlySpan<byte> beginning)
    {
        var expected = "{\"sequence\":1,"u8;
        var common = Math.Min(beginning.Length, expected.Length);
        // Zeros are what a machine without power can leave of a line.
        return
            beginning[..common].SequenceEqual(expected[..common])
            || !beginning.ContainsAnyExcept((byte)0)
            ? JournalHead.Empty
            : throw new JsonException("it does not begin with a line of a journal");
    }

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

    private static void WritePlace(Utf8JsonWriter json, long sequence, string previous)
    {
        json.WriteNumber("sequence", sequence);
        json.WriteString("previous", previous);
    }
}
