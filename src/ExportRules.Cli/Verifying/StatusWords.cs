using ExportRules.Records;

namespace ExportRules.Cli.Verifying;

/// <summary>The names of the statuses in text and JSON.</summary>
internal static class StatusWords
{
    public static string Of(RecordStatus status) =>
        status switch
        {
            RecordStatus.Unchanged => "unchanged",
            RecordStatus.ChangedByCorrection => "corrected",
            RecordStatus.ChangedWithoutCorrection => "changed",
            RecordStatus.Tampered => "tampered",
            _ => "unverifiable",
        };
}
