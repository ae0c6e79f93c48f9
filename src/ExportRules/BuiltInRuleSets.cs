using System.Reflection;
using System.Text;
using ExportRules.Consolidation;
using ExportRules.Evaluation;
using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules;

/// <summary>The rule sets that the package carries.</summary>
public static class BuiltInRuleSets
{
    private const string Prefix = "rules/";

    private static readonly Lazy<RuleSet> LoadedJapan = new(() => Load("japan"));

    /// <summary>The names of the rule sets.</summary>
    public static IReadOnlyList<string> Names { get; } = ["japan"];

    /// <summary>Japan's security export control; loaded once, when it is first read.</summary>
    public static RuleSet Japan => LoadedJapan.Value;

    /// <summary>The rule set of a name, or null.</summary>
    public static RuleSet? Find(string name) => name == "japan" ? Japan : null;

    /// <summary>The files of a built-in rule set, as they lie in its folder.</summary>
    public static IReadOnlyList<RuleFile> Files(string name)
    {
        var assembly = typeof(BuiltInRuleSets).Assembly;
        var prefix = $"{Prefix}{name}/";
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(resource =>
                    resource.StartsWith(prefix, StringComparison.Ordinal)
                    && resource.EndsWith(".yaml", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
                .Select(resource => new RuleFile(
                    resource[prefix.Length..],
                    Read(assembly, resource)
                )),
        ];
    }

    /// <summary>The changelog of a built-in rule set: what was new law and what corrected a past version.</summary>
    /// <exception cref="ArgumentException">There is no built-in rule set of that name.</exception>
    public static string Changelog(string name) =>
        Names.Contains(name)
            ? Encoding.UTF8.GetString(
                Read(
                    typeof(BuiltInRuleSets).Assembly,
                    $"{Prefix}{name}/{ChangelogCorrections.FileName}"
                )
            )
            : throw new ArgumentException($"there is no built-in rule set `{name}`", nameof(name));

    /// <summary>What is said of a name or path under which nothing is found.</summary>
    internal static Diagnostic NotFound(string nameOrPath) =>
        new(
            DiagnosticCodes.FileUnreadable,
            Severity.Error,
            new(nameOrPath, 0, 0),
            $"there is no built-in rule set, folder or file `{nameOrPath}`"
        )
        {
            Hint = Suggestions.For(nameOrPath, Names),
        };

    private static RuleSet Load(string name)
    {
        PolicyCache.Prepare();
        return RuleSetLoader.LoadFiles(Files(name)).OrThrow();
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
