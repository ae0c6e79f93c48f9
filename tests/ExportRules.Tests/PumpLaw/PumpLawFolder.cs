using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Tests.PumpLaw;

/// <summary>A small made-up law that has a little of everything; a copy of it in a folder that a test may change.</summary>
internal sealed class PumpLawFolder : IDisposable
{
    private static readonly Lazy<RuleSet> Loaded = new(() => RuleSetLoader.Load(Source).OrThrow());

    private PumpLawFolder(string path) => Path = path;

    public static string Source => RepositoryFolder.File("tests/ExportRules.Tests/PumpLaw");

    public static RuleSet RuleSet => Loaded.Value;

    public string Path { get; }

    public static PumpLawFolder Copy()
    {
        var target = Directory.CreateTempSubdirectory("exportrules-test-").FullName;
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            if (!file.EndsWith(".cs", StringComparison.Ordinal))
            {
                var copy = System.IO.Path.Combine(
                    target,
                    System.IO.Path.GetRelativePath(Source, file)
                );
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
        return new(target);
    }

    public string Locate(string relative) => System.IO.Path.Combine(Path, relative);

    public string Read(string relative) => File.ReadAllText(Locate(relative));

    public void Write(string relative, string text) => File.WriteAllText(Locate(relative), text);

    public void Replace(string relative, string old, string replacement)
    {
        var text = Read(relative);
        text.Should().Contain(old);
        Write(relative, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public RuleSet Load() => RuleSetLoader.Load(Path).OrThrow();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
