namespace ExportRules.Tests.Documentation;

public sealed class AnalysisPageTests
{
    [Fact]
    public async Task Page_FilesWrittenAndCommandsRun_PrintsWhatThePageSays()
    {
        var commands = await TutorialPage.CheckAsync("docs/analysis.md", "pumps");

        commands.Should().Equal("analyze 1", "diff 0", "evaluate 0", "requires 0");
    }
}
