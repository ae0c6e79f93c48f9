namespace ExportRules.Tests.Documentation;

/// <summary>Pages whose commands are run, and must print what the page says.</summary>
internal static class TutorialPage
{
    /// <summary>Runs a page; fails where it prints something else.</summary>
    /// <param name="file">The page.</param>
    /// <param name="folder">The folder that its commands work with.</param>
    /// <returns>The commands and how each ended, such as <c>check 0</c>.</returns>
    public static async Task<IEnumerable<string>> CheckAsync(string file, string folder)
    {
        var path = RepositoryFolder.File(file);
        var page = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var tutorial = new Tutorial(folder);

        var real = await tutorial.RunAsync(page);

        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, real, TestContext.Current.CancellationToken);
            page = real;
        }
        real.Should().Be(page, "EXPORTRULES_UPDATE_GOLDEN=1 brings the page up to date");
        return tutorial.Commands.Select(command =>
            $"{command.Command.Split(' ')[2]} {command.ExitCode}"
        );
    }
}
