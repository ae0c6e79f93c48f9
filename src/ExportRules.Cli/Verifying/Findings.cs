using ExportRules.Records;

namespace ExportRules.Cli.Verifying;

/// <summary>What verifying an input shows, line by line as it is read, and how bad it was in the end.</summary>
internal sealed class Findings(RecordInput input, RecordVerifier verifier, string? noted)
{
    private static readonly RecordStatus[] MildToSevere =
    [
        RecordStatus.Unchanged,
        RecordStatus.ChangedByCorrection,
        RecordStatus.ChangedWithoutCorrection,
        RecordStatus.Unverifiable,
        RecordStatus.Tampered,
    ];

    private readonly int[] counts = new int[MildToSevere.Length];
    private readonly JournalAudit audit = new(verifier);
    private bool sawNoted;

    /// <summary>Whether the input is a journal, so that lines have a chain.</summary>
    public bool IsJournal => input.Journal is not null;

    public long Records { get; private set; }

    /// <summary>The hash of the journal's last line, to be kept elsewhere.</summary>
    public string LastHash => audit.LastHash;

    public bool HasUnfinishedLine => audit.HasUnfinishedLine;

    /// <summary>Why the journal as a whole is not the one that was noted; null where it is, or nothing was noted.</summary>
    public string? LostLines =>
        noted is null || sawNoted
            ? null
            : $"the journal has no line with the hash {noted}: lines were cut off its end, or it is another journal";

    public int ExitCode =>
        Worst switch
        {
            RecordStatus.Unchanged => ExitCodes.Success,
            RecordStatus.ChangedByCorrection => ExitCodes.Corrected,
            RecordStatus.ChangedWithoutCorrection => ExitCodes.Changed,
            RecordStatus.Unverifiable => ExitCodes.Unverifiable,
            _ => ExitCodes.Tampered,
        };

    public int Count(RecordStatus status) => counts[(int)status];

    public IEnumerable<JournalFinding> All()
    {
        if (input.Record is { } record)
        {
            yield return Noted(new(1, record, verifier.Verify(record)));
            yield break;
        }
        foreach (var finding in audit.Run(input.Journal!))
        {
            sawNoted |= audit.LastHash == noted;
            yield return Noted(finding);
        }
    }

    private RecordStatus Worst =>
        LostLines is not null
            ? RecordStatus.Tampered
            : Array.FindLast(MildToSevere, status => Count(status) > 0);

    private JournalFinding Noted(JournalFinding finding)
    {
        Records++;
        counts[(int)finding.Verification.Status]++;
        return finding;
    }
}
