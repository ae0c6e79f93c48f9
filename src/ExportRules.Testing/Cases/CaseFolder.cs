using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>All cases of a rule set's <c>tests</c> folder, in the order of files and lines.</summary>
internal static class CaseFolder
{
    public const string Name = "tests";

    /// <summary>The list of accepted survivors lies among the cases, but holds none.</summary>
    public const string Survivors = "survivors.yaml";

    public static IReadOnlyList<Case> Read(RuleSet ruleSet, string root, DiagnosticBag bag)
    {
        var files = Files(Path.Combine(root, Name), bag);
        var cases = files.SelectMany(file => Read(ruleSet, file, bag)).ToList();
        if (cases.Count == 0 && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.NoCases,
                new(Name, 0, 0),
                $"rule set `{ruleSet.Id}` has no cases",
                $"write them into {Name}/*.yaml"
            );
        }
        CheckNames(cases, bag);
        return cases;
    }

    public static IReadOnlyList<Case> Read(RuleSet ruleSet, RuleFile file, DiagnosticBag bag)
    {
        if (
            YamlTextReader.Decode(file.Content.ToArray(), file.Path, bag) is not { } text
            || YamlReader.Read(text, file.Path, bag) is not { } node
        )
        {
            return [];
        }
        // Errors of one file do not keep the cases of another from being read.
        return new CaseReader(ruleSet, bag).Read(node);
    }

    private static IReadOnlyList<RuleFile> Files(string folder, DiagnosticBag bag)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 8,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
        };
        var files = new List<RuleFile>();
        var paths = Directory
            .EnumerateFiles(folder, "*", options)
            .Select(path => (path, relative: Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.relative, StringComparer.Ordinal);
        foreach (var (path, relative) in paths)
        {
            var name = $"{Name}/{relative}";
            if (relative == Survivors)
            {
                continue;
            }
            if (relative.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            {
                bag.Error(
                    DiagnosticCodes.WrongFolder,
                    new(name, 1, 1),
                    $"`{name}` is not read",
                    "name it .yaml"
                );
            }
            else if (
                relative.EndsWith(".yaml", StringComparison.Ordinal)
                && RuleSetFolder.ReadFile(path, name, bag) is { } file
            )
            {
                files.Add(file);
            }
        }
        return files;
    }

    private static void CheckNames(IReadOnlyList<Case> cases, DiagnosticBag bag)
    {
        var first = new Dictionary<string, Case>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            if (!first.TryAdd(one.Name, one))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateCase,
                    one.Location,
                    $"case `{one.Name}` is already at {first[one.Name].Location}",
                    "give each case a sentence of its own"
                );
            }
        }
    }
}
