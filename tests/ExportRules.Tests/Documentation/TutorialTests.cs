namespace ExportRules.Tests.Documentation;

public sealed class TutorialTests
{
    [Fact]
    public async Task Tutorial_FilesWrittenAndCommandsRun_PrintsWhatThePageSays()
    {
        var path = RepositoryFolder.File("docs/tutorial.md");
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var tutorial = new Tutorial("drones");

        var real = await tutorial.RunAsync(page);

        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, real, TestContext.Current.CancellationToken);
            page = real;
        }
        real.Should().Be(page, "EXPORTRULES_UPDATE_GOLDEN=1 brings the page up to date");
        // What the page is about: a first rule, cases that fail and hold, a lock that notices, a comparison.
        tutorial
            .Commands.Select(command => $"{command.Command.Split(' ')[2]} {command.ExitCode}")
            .Should()
            .Equal(
                "check 0",
                "evaluate 0",
                "test 1",
                "test 0",
                "check 0",
                "versions 0",
                "test 0",
                "check 1",
                "check 0",
                "check 1",
                "check 0",
                "check 0",
                "test 0",
                "diff 0"
            );
    }
}
