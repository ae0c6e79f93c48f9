using ExportRules.Cli.Checking;

namespace ExportRules.Tests.Cli.Checking;

public sealed class SarifReportTests
{
    [Fact]
    public void Uri_FileBelowTheWorkingFolder_IsRelativeAndEscaped()
    {
        SarifReport.Uri("rules/my law/a#b.yaml").Should().Be("rules/my%20law/a%23b.yaml");
    }

    [Fact]
    public void Uri_FileElsewhere_IsAbsolute()
    {
        SarifReport
            .Uri(Path.Combine(Path.GetTempPath(), "x.yaml"))
            .Should()
            .StartWith("file:///")
            .And.EndWith("/x.yaml");
    }
}
