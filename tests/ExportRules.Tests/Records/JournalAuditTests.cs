using System.Text;
using ExportRules.Records;

namespace ExportRules.Tests.Records;

public sealed class JournalAuditTests : IAsyncLifetime
{
    private readonly string path = Path.Combine(
        Path.GetTempPath(),
        $"audit-{Guid.NewGuid():N}.jsonl"
    );

    public async ValueTask InitializeAsync() =>
        await new DecisionJournal(path).AppendAsync(
            [.. new[] { "T-1", "T-2", "T-3" }.Select(RecordFixture.Record)],
            TestContext.Current.CancellationToken
        );

    public ValueTask DisposeAsync()
    {
        File.Delete(path);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Run_UntouchedJournal_EveryRecordIsUnchanged()
    {
        var (audit, findings) = Run(File.ReadAllBytes(path));

        findings.Should().HaveCount(3);
        findings
            .Should()
            .OnlyContain(finding => finding.Verification.Status == RecordStatus.Unchanged);
        var last = File.ReadLines(path).Last();
        last.Should().Contain($"\"hash\":\"{audit.LastHash}\"");
        audit.HasUnfinishedLine.Should().BeFalse();
    }

    [Fact]
    public void Run_LineTakenOut_TheNextIsTamperedAndTheRestIsStillChecked()
    {
        var lines = File.ReadAllLines(path);

        var (_, findings) = Run(Lines(lines[0], lines[2]));

        Statuses(findings).Should().Equal(RecordStatus.Unchanged, RecordStatus.Tampered);
        findings[1].Verification.Explanation.Should().Contain("carries number 3");
    }

    [Theory]
    [InlineData("\"license\":\"individual\"", "\"license\":\"general-bulk\"")]
    [InlineData("{\"sequence\":", "{\"remark\":\"approved\",\"sequence\":")]
    [InlineData("{\"sequence\":", "[\"sequence\":")]
    public void Run_LineTouched_IsTampered(string text, string by)
    {
        var lines = File.ReadAllLines(path);
        lines[2] = lines[2].Replace(text, by, StringComparison.Ordinal);

        var (_, findings) = Run(Lines(lines));

        Statuses(findings)
            .Should()
            .Equal(RecordStatus.Unchanged, RecordStatus.Unchanged, RecordStatus.Tampered);
    }

    [Fact]
    public void Run_LastLineCutInTheMiddle_IsReportedAsUnfinished()
    {
        var bytes = File.ReadAllBytes(path);

        var (audit, findings) = Run(bytes[..^100]);

        findings.Should().HaveCount(2);
        audit.HasUnfinishedLine.Should().BeTrue();
    }

    private static byte[] Lines(params string[] lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    private static IEnumerable<RecordStatus> Statuses(List<JournalFinding> findings) =>
        findings.Select(finding => finding.Verification.Status);

    private static (JournalAudit Audit, List<JournalFinding> Findings) Run(byte[] journal)
    {
        var audit = new JournalAudit(new RecordVerifier(RecordFixture.Engine));
        using var stream = new MemoryStream(journal);
        return (audit, audit.Run(stream).ToList());
    }
}
