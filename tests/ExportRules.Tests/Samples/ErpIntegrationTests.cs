using System.Diagnostics;
using ExportRules.Records;

namespace ExportRules.Tests.Samples;

public sealed class ErpIntegrationTests
{
    [Fact]
    public async Task ErpIntegration_Run_PrintsTheTableKeepsAJournalAndExportsMetrics()
    {
        var journal = Path.Combine(Path.GetTempPath(), $"erp-{Environment.ProcessId}.jsonl");
        File.Delete(journal);
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ErpIntegration.dll"),
                Path.Combine(AppContext.BaseDirectory, "shipments.json"),
                journal,
            },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.Should().Be(0);
        output.Should().MatchRegex(@"SO-1001 +\| LicenseRequired +\| individual ");
        output.Should().MatchRegex(@"SO-1002 +\| LicenseRequired +\| special-general-bulk ");
        output.Should().MatchRegex(@"SO-1003 +\| Undetermined ");
        output.Should().MatchRegex(@"\? +\| Refused ");
        output.Should().Contain("exportrules.decisions");
        var entries = await new DecisionJournal(journal)
            .ReadAsync(cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        JournalChain.FindBreak(entries).Should().BeNull();
        entries.Should().HaveCount(3);
        File.Delete(journal);
    }
}
