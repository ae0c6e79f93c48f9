using ExportRules.Formatting;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Consolidation;

/// <summary>The generated folder of a rule set: each named version whole, as YAML and as Markdown.</summary>
internal static class ConsolidatedFiles
{
    public const string Folder = "consolidated";

    private const string Schema = "schema/ruleset.schema.json";

    /// <summary>The files of a rule set's folder with their contents, by name.</summary>
    public static IReadOnlyDictionary<string, string> Of(string folder, RuleSet ruleSet)
    {
        // Editors check the files where the schemas lie beside the rule set.
        var schema = File.Exists(Path.Combine(folder, "..", Schema)) ? $"../../{Schema}" : null;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var version in ruleSet.Versions.Where(version => version.Name is not null))
        {
            files.Add(
                FileName(version.Id, version.Name!, "yaml"),
                RuleSetWriter.Write(version, schema)
            );
            files.Add(FileName(version.Id, version.Name!, "md"), PolicyMarkdown.Write(version));
        }
        return files;
    }

    public static string FileName(string id, string name, string ending) => $"{id}-{name}.{ending}";
}
