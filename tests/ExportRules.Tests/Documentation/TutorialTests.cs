namespace ExportRules.Tests.Documentation;

public sealed class TutorialTests
{
    [Fact]
    public async Task Tutorial_FilesWrittenAndCommandsRun_PrintsWhatThePageSays()
    {
        var commands = await TutorialPage.CheckAsync("docs/tutorial.md", "drones");

        // What the page is about: a first rule, cases that fail and hold, a lock that notices, a comparison.
        commands
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
