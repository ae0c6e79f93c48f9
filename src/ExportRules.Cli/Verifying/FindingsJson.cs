using ExportRules.Records;

namespace ExportRules.Cli.Verifying;

/// <summary>Findings for programs: every record, then the sum.</summary>
internal static class FindingsJson
{
    public static void Write(TextWriter writer, Findings findings) =>
        writer.Write(
            IndentedJson.Of(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("records");
                foreach (var finding in findings.All())
                {
                    json.WriteStartObject();
                    json.WriteNumber("line", finding.Line);
                    json.WriteString("transaction", finding.Record?.Id);
                    json.WriteString("status", StatusWords.Of(finding.Verification.Status));
                    json.WriteString("explanation", finding.Verification.Explanation);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteStartObject("counts");
                foreach (var status in Enum.GetValues<RecordStatus>())
                {
                    json.WriteNumber(StatusWords.Of(status), findings.Count(status));
                }
                json.WriteEndObject();
                if (findings.IsJournal)
                {
                    json.WriteString("lastHash", findings.LastHash);
                    json.WriteBoolean("unfinishedLine", findings.HasUnfinishedLine);
                }
                json.WriteString("lostLines", findings.LostLines);
                json.WriteEndObject();
            })
        );
}
