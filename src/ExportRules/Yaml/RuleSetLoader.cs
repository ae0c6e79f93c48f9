using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Loads rule sets from a folder, a file or a text, and reports every error in one run.</summary>
/// <remarks>
/// Files are untrusted: size, depth and number are limited, links out of the folder are not followed, nothing in a
/// file is executed or expanded. Safe to call from several threads.
/// </remarks>
public static class RuleSetLoader
{
    /// <summary>Loads a rule set from a folder, or from one file.</summary>
    /// <param name="path">The folder that holds <c>ruleset.yaml</c>, or a single file.</param>
    public static RuleSetLoadResult Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bag = new DiagnosticBag();
        if (File.Exists(path))
        {
            var name = Path.GetFileName(path);
            var files = RuleSetFolder.ReadFile(path, name, bag) is { } file ? new[] { file } : [];
            return Finish(files, bag, single: true, location => location with { File = path });
        }
        if (!Directory.Exists(path))
        {
            bag.Error(
                DiagnosticCodes.FileUnreadable,
                new(path, 0, 0),
                $"there is no folder or file `{path}`",
                "give the folder that holds ruleset.yaml"
            );
            return new(null, bag.Sorted());
        }
        return Finish(
            RuleSetFolder.Read(path, bag),
            bag,
            single: false,
            location =>
                location with
                {
                    File = location.File is null ? path : Path.Combine(path, location.File),
                }
        );
    }

    /// <summary>Loads a rule set from one text, such as a small in-house rule set.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">The name that diagnostics and traces give the text.</param>
    public static RuleSetLoadResult LoadText(string text, string name = "ruleset.yaml")
    {
        ArgumentNullException.ThrowIfNull(text);
        return Finish(
            [new(name, Encoding.UTF8.GetBytes(text))],
            new(),
            single: true,
            location => location
        );
    }

    /// <summary>Loads a rule set from files that the caller has read; paths are relative to the rule set's folder.</summary>
    public static RuleSetLoadResult LoadFiles(IEnumerable<RuleFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Finish([.. files], new(), single: false, location => location);
    }

    private static RuleSetLoadResult Finish(
        IReadOnlyList<RuleFile> files,
        DiagnosticBag bag,
        bool single,
        Func<SourceLocation, SourceLocation> place
    )
    {
        var ruleSet = new RuleSetReader(bag).Read(files, single);
        var diagnostics = bag.Sorted()
            .Select(d => d with { Location = place(d.Location) })
            .ToArray();
        return new(bag.HasErrors ? null : ruleSet, diagnostics);
    }
}
