using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ExportRules.Formatting;

namespace ExportRules.Records;

/// <summary>Decision records in JSON: one object, the same bytes for the same record on every machine.</summary>
public static class DecisionRecordJson
{
    /// <summary>The record as UTF-8 JSON on one line. Of a record that was made here it is a copy of what was sealed.</summary>
    public static byte[] WriteUtf8(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Utf8 is { } written ? (byte[])written.Clone() : Serialize(record);
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="JsonException">The text is not a record of a format that this engine reads.</exception>
    public static DecisionRecord Read(ReadOnlySpan<byte> utf8)
    {
        var record =
            JsonSerializer.Deserialize(utf8, Context.DecisionRecord)
            ?? throw new JsonException("the text is not a decision record");
        if (record.Format != DecisionRecord.CurrentFormat)
        {
            throw new JsonException(
                $"format {record.Format} of the record is not known; this engine reads {DecisionRecord.CurrentFormat}"
            );
        }
        var ofTransaction = record is { Transaction: not null, Decision: not null };
        var ofOrder = record is { Order: not null, OrderDecision: not null };
        return
            ofTransaction != ofOrder
            && (record.Transaction is null) != (record.Order is null)
            && (record.Decision is null) != (record.OrderDecision is null)
            ? record
            : throw new JsonException(
                "a record holds a transaction and its decision, or an order and its orderDecision"
            );
    }

    /// <summary>The evidence of screenings as a record holds it.</summary>
    internal static void WriteScreening(
        Utf8JsonWriter json,
        IReadOnlyList<ScreeningResult> results
    ) => JsonSerializer.Serialize(json, results, Context.IReadOnlyListScreeningResult);

    /// <summary>The bytes of the record; nobody may change them.</summary>
    internal static byte[] Utf8Of(DecisionRecord record) => record.Utf8 ?? Serialize(record);

    /// <summary>The digest over everything in the record but the seal.</summary>
    internal static string SealOf(DecisionRecord record) =>
        Sha256Text.Of(Serialize(record with { Seal = null }));

    /// <summary>The seal of a record, and the bytes of the record with it.</summary>
    internal static (string Seal, byte[] Utf8) Seal(DecisionRecord record)
    {
        // The seal stands last: room for it is left, and what is hashed ends as if there were none.
        var utf8 = Serialize(record with { Seal = JournalHead.Empty.Hash });
        var room = utf8.AsSpan(^(JournalHead.Empty.Hash.Length + 3)..);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(utf8.AsSpan(..^room.Length));
        hash.AppendData("null}"u8);
        var seal = Sha256Text.Of(hash);
        Encoding.UTF8.GetBytes(seal, room[1..]);
        return (seal, utf8);
    }

    private static byte[] Serialize(DecisionRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, Context.DecisionRecord);

    private static readonly DecisionRecordJsonContext Context = new(
        new JsonSerializerOptions(DecisionRecordJsonContext.Default.Options)
        {
            Encoder = DecisionJson.Options(false).Encoder,
        }
    );
}

/// <summary>The source-generated shape of a record.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [
        typeof(OutcomeConverter),
        typeof(ConfidenceConverter),
        typeof(AvailabilityConverter),
        typeof(RuleStateConverter),
        typeof(FactValueConverter),
        typeof(ScreeningOutcomeConverter),
    ]
)]
[JsonSerializable(typeof(DecisionRecord))]
internal sealed partial class DecisionRecordJsonContext : JsonSerializerContext;
