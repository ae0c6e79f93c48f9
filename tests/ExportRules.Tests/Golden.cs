namespace ExportRules.Tests;

/// <summary>Compares a text with the file that pins it.</summary>
/// <remarks>
/// Set <c>EXPORTRULES_UPDATE_GOLDEN=1</c> to write the files anew, then read the difference in version control before
/// it is committed: a golden file that nobody read proves nothing.
/// </remarks>
internal static class Golden
{
    /// <summary>Fails where the text differs.</summary>
    /// <param name="file">The file, relative to the test project.</param>
    /// <param name="actual">The text, with line feeds.</param>
    public static void Check(string file, string actual)
    {
        var path = RepositoryFolder.File("tests/ExportRules.Tests/" + file);
        if (Environment.GetEnvironmentVariable("EXPORTRULES_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }
        File.Exists(path).Should().BeTrue("{0} pins this output", file);
        actual.Should().Be(File.ReadAllText(path));
    }
}
