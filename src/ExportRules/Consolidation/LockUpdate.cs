using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Consolidation;

/// <summary>Writes the lock and the consolidated files of a rule set's folder: all of them, or none.</summary>
internal static class LockUpdate
{
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>What forbids the update; empty where it was done.</summary>
    public static IReadOnlyList<Diagnostic> Run(string folder, RuleSet ruleSet)
    {
        var problems = LockCheck.Uncorrected(folder, ruleSet);
        if (problems.Count > 0)
        {
            return problems;
        }
        var target = Path.Combine(folder, ConsolidatedFiles.Folder);
        var fresh = target + ".new";
        var old = target + ".old";
        Remove(fresh);
        Remove(old);
        Directory.CreateDirectory(fresh);
        foreach (var (name, content) in ConsolidatedFiles.Of(folder, ruleSet))
        {
            File.WriteAllText(Path.Combine(fresh, name), content, Utf8);
        }
        var lockFile = Path.Combine(folder, VersionLock.FileName);
        File.WriteAllText(lockFile + ".new", VersionLock.Write(ruleSet), Utf8);
        // Everything is written; what follows only renames.
        if (Directory.Exists(target))
        {
            Directory.Move(target, old);
        }
        Directory.Move(fresh, target);
        File.Move(lockFile + ".new", lockFile, overwrite: true);
        Remove(old);
        return [];
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
