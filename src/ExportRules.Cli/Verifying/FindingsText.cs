using ExportRules.Records;

namespace ExportRules.Cli.Verifying;

/// <summary>Findings for people: every record that does not simply hold, then the sum.</summary>
internal static class FindingsText
{
    public static void Write(TextWriter writer, Findings findings)
    {
        foreach (var finding in findings.All())
        {
            var status = finding.Verification.Status;
            if (!findings.IsJournal || status is not RecordStatus.Unchanged)
            {
                var place = findings.IsJournal ? $"line {finding.Line}, " : "";
                var id = finding.Record?.Id ?? "no id";
                writer.WriteLine(
                    OneLine.Of(
                        $"{place}{id}: {StatusWords.Of(status)}: {finding.Verification.Explanation}"
                    )
                );
            }
        }
        if (findings.IsJournal)
        {
            WriteSum(writer, findings);
        }
        if (findings.LostLines is { } lost)
        {
            writer.WriteLine($"tampered: {lost}");
        }
    }

    private static void WriteSum(TextWriter writer, Findings findings)
    {
        var counts = Enum.GetValues<RecordStatus>()
            .Where(status => findings.Count(status) > 0)
            .Select(status => $"{findings.Count(status)} {StatusWords.Of(status)}");
        writer.WriteLine(
            $"{findings.Records} record{(findings.Records == 1 ? "" : "s")}: {(findings.Records == 0 ? "nothing to verify" : string.Join(", ", counts))}"
        );
        if (findings.HasUnfinishedLine)
        {
            writer.WriteLine(
                "the last line has no end: a process died while it wrote it, and nobody was told that it is kept"
            );
        }
        writer.WriteLine($"last hash {findings.LastHash}");
    }
}
