using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>The built-in rule set with a difference.</summary>
internal static class OtherRules
{
    /// <summary>Writes it to a folder, which is returned, after a change of the rules for Korea.</summary>
    public static string Write(TemporaryFolder folder, Func<string, string> change)
    {
        foreach (var file in BuiltInRuleSets.Files("japan"))
        {
            var path = folder[Path.Combine("rules", file.Path)];
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content.ToArray());
        }
        var changed = Directory
            .GetFiles(folder["rules"], "korea-three-items.yaml", SearchOption.AllDirectories)
            .First();
        var text = File.ReadAllText(changed);
        var other = change(text);
        other.Should().NotBe(text);
        File.WriteAllText(changed, other);
        return folder["rules"];
    }
}
