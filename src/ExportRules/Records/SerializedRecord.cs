namespace ExportRules.Records;

/// <summary>A record with its bytes, so that hash and line are made of one writing.</summary>
internal sealed record SerializedRecord(DecisionRecord Record, byte[] Utf8)
{
    public static SerializedRecord Of(DecisionRecord record) =>
        new(record, DecisionRecordJson.WriteUtf8(record));
}
