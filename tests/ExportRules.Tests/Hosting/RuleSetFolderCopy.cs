namespace ExportRules.Tests.Hosting;

/// <summary>A copy of <c>rules/_template</c> that a test may break.</summary>
internal sealed class RuleSetFolderCopy : IDisposable
{
    public RuleSetFolderCopy()
    {
        Path = Directory.CreateTempSubdirectory("exportrules-").FullName;
        var template = RepositoryFolder.File("rules/_template");
        foreach (
            var file in Directory.EnumerateFiles(template, "*.yaml", SearchOption.AllDirectories)
        )
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(template, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; }

    public void Replace(string file, string text, string by)
    {
        var path = System.IO.Path.Combine(Path, file);
        var before = File.ReadAllText(path);
        before.Should().Contain(text);
        File.WriteAllText(path, before.Replace(text, by, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
