using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExportRules.Formatting;

/// <summary>Transactions in JSON by their fixed names. Reading here knows no rule set; the engine checks the facts.</summary>
public sealed class TransactionJsonConverter : JsonConverter<Transaction>
{
    /// <inheritdoc/>
    public override Transaction Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => Input.LooseJsonTransaction.Read(ref reader);

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer,
        Transaction value,
        JsonSerializerOptions options
    )
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        TransactionWriter.Write(writer, value);
    }
}
