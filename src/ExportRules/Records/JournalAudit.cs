using System.Text.Json;

namespace ExportRules.Records;

/// <summary>Checks a whole journal: the chain of its lines, and every record by deciding it again.</summary>
/// <remarks>For one run over one journal, on one thread. A journal of any length needs the memory of one line.</remarks>
/// <param name="verifier">Recomputes the records.</param>
public sealed class JournalAudit(RecordVerifier verifier)
{
    private string previous = JournalHead.Empty.Hash;

    /// <summary>The hash of the last line read; that of <see cref="JournalHead.Empty"/> before the first.</summary>
    public string LastHash => previous;

    /// <summary>How many whole lines were read.</summary>
    public long Lines { get; private set; }

    /// <summary>
    /// Whether the journal ends in a line without its end, as a process leaves it that dies while it writes. Nobody
    /// was told that such a record is kept; the next append removes it.
    /// </summary>
    public bool HasUnfinishedLine { get; private set; }

    /// <summary>Checks line by line; a broken line does not stop the rest.</summary>
    /// <param name="journal">The journal, from its beginning.</param>
    public IEnumerable<JournalFinding> Run(Stream journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var lines = new JournalLines(journal);
        foreach (var line in lines.Complete())
        {
            Lines++;
            yield return Check(line);
        }
        HasUnfinishedLine = lines.HasRest;
    }

    private JournalFinding Check(byte[] line)
    {
        JournalEntry entry;
        try
        {
            entry = JournalJson.Read(line, Lines);
        }
        catch (JsonException unreadable)
        {
            // Without its hash the next line cannot be tied to it, and will break the chain as well.
            return new(Lines, null, Tampered(unreadable.Message));
        }
        var chainProblem = ChainProblem(entry, line);
        previous = entry.Hash;
        return new(
            Lines,
            entry.Record,
            chainProblem is null ? verifier.Verify(entry.Record) : Tampered(chainProblem)
        );
    }

    private string? ChainProblem(JournalEntry entry, byte[] line) =>
        JournalChain.ProblemOf(entry, Lines, previous)
        ?? (
            JournalJson.Write(entry).Span.SequenceEqual([.. line, (byte)'\n'])
                ? null
                : $"line {Lines} holds more than was written"
        );

    private static RecordVerification Tampered(string why) => new(RecordStatus.Tampered, why, []);
}
