namespace ExportRules.Tests.Replay;

/// <summary>A folder of one test, gone with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("exportrules-").FullName;

    public string this[string name] => Path.Combine(Root, name);

    /// <summary>The names of the files in a folder of it, in order.</summary>
    public IEnumerable<string> Files(string name) =>
        Directory.EnumerateFiles(this[name]).Select(file => Path.GetFileName(file)).Order();

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
