using System.Text.Json;
using ExportRules.Cli.Verifying;
using ExportRules.Records;

namespace ExportRules.Cli.Documenting;

/// <summary>One record out of a record file or a journal, with what is wrong with it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Problem">Why it is not as it was written; null where seal and hash fit.</param>
internal sealed record KeptRecord(DecisionRecord Record, string? Problem)
{
    /// <summary>Reads a record, or the line of a journal; of a journal with one line, that one.</summary>
    /// <exception cref="InvalidTransactionException">It is neither a record nor a journal.</exception>
    /// <exception cref="WrongUseException">The line is not there, or it is open which one is meant.</exception>
    public static KeptRecord Read(string path, int? line, Terminal terminal)
    {
        using var input = RecordInput.Open(path, terminal);
        if (input.Record is { } record)
        {
            return line is null
                ? new(record, ProblemOf(record))
                : throw new WrongUseException(
                    $"`{path}` is a single record; --line is for journals"
                );
        }
        var (bytes, number) = Find(new JournalLines(input.Journal!), line);
        try
        {
            var entry = JournalJson.Read(bytes, number);
            return new(
                entry.Record,
                entry.Hash == JournalJson.HashOf(entry)
                    ? ProblemOf(entry.Record)
                    : $"line {number} of the journal does not fit its hash"
            );
        }
        catch (JsonException error)
        {
            throw new InvalidTransactionException([
                new(
                    DiagnosticCodes.NotARecord,
                    Severity.Error,
                    new(path, number, 1),
                    error.Message
                ),
            ]);
        }
    }

    private static (byte[] Line, int Number) Find(JournalLines lines, int? wanted)
    {
        byte[]? found = null;
        var count = 0;
        foreach (var line in lines.Complete())
        {
            count++;
            if (wanted is null && count > 1)
            {
                throw new WrongUseException(
                    "the journal has several lines; say which one with --line"
                );
            }
            if (wanted is null || wanted == count)
            {
                found = line;
            }
            if (wanted == count)
            {
                break;
            }
        }
        // A line that was cut out and piped may lack its end; whether it is whole, its hash says.
        if (found is null && lines.Rest is { } rest && (wanted is null || wanted == count + 1))
        {
            found = rest;
        }
        return found is null
            ? throw new WrongUseException($"the journal has no line {wanted ?? 1}")
            : (found, wanted ?? 1);
    }

    private static string? ProblemOf(DecisionRecord record) =>
        record.Seal == DecisionRecordJson.SealOf(record)
            ? null
            : "the record's seal does not fit its content; the document says so";
}
