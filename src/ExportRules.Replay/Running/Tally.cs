using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Running;

/// <summary>Counts rows while they are processed; merged in the order of the input.</summary>
internal sealed class Tally
{
    private readonly long[] outcomes = new long[4];

    public long Read { get; set; }

    public long Errors { get; private set; }

    public long SkippedEmpty { get; set; }

    public void Add(RowAnswer answer)
    {
        if (answer.Outcome is { } outcome)
        {
            outcomes[(int)outcome]++;
        }
        else
        {
            Errors++;
        }
    }

    public void Add(Tally other)
    {
        Read += other.Read;
        Errors += other.Errors;
        SkippedEmpty += other.SkippedEmpty;
        for (var index = 0; index < outcomes.Length; index++)
        {
            outcomes[index] += other.outcomes[index];
        }
    }

    public void Add(ReplayCounts counts)
    {
        Read += counts.Read;
        Errors += counts.Errors;
        SkippedEmpty += counts.SkippedEmpty;
        outcomes[(int)Outcome.NoLicenseRequired] += counts.NoLicenseRequired;
        outcomes[(int)Outcome.LicenseRequired] += counts.LicenseRequired;
        outcomes[(int)Outcome.Prohibited] += counts.Prohibited;
        outcomes[(int)Outcome.Undetermined] += counts.Undetermined;
    }

    public ReplayCounts ToCounts() =>
        new()
        {
            Read = Read,
            NoLicenseRequired = outcomes[(int)Outcome.NoLicenseRequired],
            LicenseRequired = outcomes[(int)Outcome.LicenseRequired],
            Prohibited = outcomes[(int)Outcome.Prohibited],
            Undetermined = outcomes[(int)Outcome.Undetermined],
            Errors = Errors,
            SkippedEmpty = SkippedEmpty,
        };
}
