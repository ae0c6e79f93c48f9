using System.Globalization;
using ExportRules.Replay;

namespace ExportRules.Cli.Replaying;

/// <summary>The end of a replay in a few lines: every row read is accounted for.</summary>
internal static class SummaryPrinter
{
    public static void Print(ReplaySummary summary, TextWriter writer)
    {
        var counts = summary.Counts;
        writer.WriteLine();
        Line("rows read", counts.Read);
        Line("no license required", counts.NoLicenseRequired);
        Line("license required", counts.LicenseRequired);
        Line("prohibited", counts.Prohibited);
        Line("undetermined", counts.Undetermined);
        Line("errors", counts.Errors);
        Line("skipped, empty", counts.SkippedEmpty);
        writer.WriteLine(
            counts.AddUp
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The counts add up: {counts.Written:N0} rows written, {counts.SkippedEmpty:N0} skipped, {counts.Read:N0} read."
                )
                : "THE COUNTS DO NOT ADD UP: this is a defect of the program."
        );
        writer.WriteLine($"output digest: {summary.Digest}");

        void Line(string name, long count) =>
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{name, -20} {count, 15:N0}")
            );
    }
}
