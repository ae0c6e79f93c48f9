using System.Text.Json;
using ExportRules.Records;

namespace ExportRules.Cli.Verifying;

/// <summary>What <c>verify</c> was given: one record, or a journal of any length.</summary>
internal sealed class RecordInput : IDisposable
{
    private RecordInput(Stream journal) => Journal = journal;

    private RecordInput(DecisionRecord record) => Record = record;

    /// <summary>The journal from its beginning; null where the input is one record.</summary>
    public Stream? Journal { get; }

    /// <summary>The record; null where the input is a journal.</summary>
    public DecisionRecord? Record { get; }

    /// <exception cref="InvalidTransactionException">It is neither.</exception>
    public static RecordInput Open(string path, Terminal terminal)
    {
        if (path != BoundedInput.StandardInput && Path.Exists(path) && IsJournal(path))
        {
            return new(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        }
        var bytes = BoundedInput.Read(path, terminal);
        return IsJournal(FirstLine(bytes.Span))
            ? new(new MemoryStream(bytes.ToArray()))
            : new(ReadRecord(path, bytes));
    }

    public void Dispose() => Journal?.Dispose();

    private static bool IsJournal(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return new JournalLines(file).Complete().FirstOrDefault() is { } line && IsJournal(line);
    }

    private static bool IsJournal(ReadOnlySpan<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return reader.Read()
                && reader.TokenType is JsonTokenType.StartObject
                && reader.Read()
                && reader.ValueTextEquals("sequence"u8);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf((byte)'\n') is >= 0 and var end ? bytes[..end] : bytes;

    private static DecisionRecord ReadRecord(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return DecisionRecordJson.Read(bytes.Span);
        }
        catch (JsonException error)
        {
            throw new InvalidTransactionException([
                new(
                    DiagnosticCodes.NotARecord,
                    Severity.Error,
                    new(
                        path,
                        (int)(error.LineNumber ?? 0) + 1,
                        (int)(error.BytePositionInLine ?? 0) + 1
                    ),
                    "this is neither a decision record nor a journal"
                        // A message of the JSON reader's own names types of the program.
                        + (error.LineNumber is null ? $": {error.Message}" : "")
                )
                {
                    Hint =
                        "records and journals come from `exportrules evaluate --journal FILE` and from the library",
                },
            ]);
        }
    }
}
