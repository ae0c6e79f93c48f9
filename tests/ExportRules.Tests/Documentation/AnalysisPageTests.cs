namespace ExportRules.Tests.Documentation;

public sealed class AnalysisPageTests
{
    [Fact]
    public async Task Page_FilesWrittenAndCommandsRun_PrintsWhatThePageSays()
    {
        var path = RepositoryFolder.File("docs/analysis.md");
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var tutorial = new Tutorial("pumps");

        var real = await tutorial.RunAsync(page);

        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, real, TestContext.Current.CancellationToken);
            page = real;
        }
        real.Should().Be(page, "EXPORTRULES_UPDATE_GOLDEN=1 brings the page up to date");
        tutorial
            .Commands.Select(command => $"{command.Command.Split(' ')[2]} {command.ExitCode}")
            .Should()
            .Equal("analyze 1", "diff 0", "evaluate 0", "requires 0");
    }
}
