using System.Text.RegularExpressions;

namespace ExportRules.Tests.Architecture;

/// <summary>The lines of the design that a reader relies on, read off the source files.</summary>
public sealed partial class ArchitectureTests
{
    private const string Core = "src/ExportRules/";

    /// <summary>What each folder may know besides itself and what stands below it; root types are known to all.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Diagnostics"] = [],
        ["Destinations"] = [],
        ["RuleSets"] = ["Destinations"],
        ["Yaml"] = ["RuleSets", "Destinations"],
        ["Compilation"] = ["RuleSets"],
        ["Input"] = ["Compilation", "RuleSets", "Yaml", "Destinations"],
        ["Evaluation"] = ["Compilation", "Input", "RuleSets"],
        ["Formatting"] = ["RuleSets", "Input", "Destinations"],
        ["Records"] = ["Formatting", "RuleSets", "Input", "Consolidation"],
        ["Consolidation"] = ["Formatting", "RuleSets", "Yaml"],
        ["Analysis"] =
        [
            "Formatting",
            "Evaluation",
            "Compilation",
            "Input",
            "RuleSets",
            "Destinations",
        ],
        ["Screening"] = ["Records", "RuleSets"],
        ["Packs"] = ["Consolidation", "Destinations", "RuleSets", "Yaml"],
        ["Documents"] = ["Records", "Formatting", "RuleSets", "Input"],
        ["Schemas"] = ["Formatting", "RuleSets", "Yaml", "Destinations"],
    };

    private static IEnumerable<(string Path, string Folder, string Text)> CoreFiles =>
        Repository
            .Sources(Core)
            .Select(path =>
                (
                    path,
                    path[Core.Length..].Contains('/') ? path[Core.Length..].Split('/')[0] : "",
                    Repository.Read(path)
                )
            );

    [Theory]
    [InlineData("YamlDotNet", "Yaml")]
    [InlineData("NRules", "Compilation")]
    public void Library_IsNamedInOneFolderOnly(string library, string folder)
    {
        var word = new Regex($@"\b{library}\b");

        var elsewhere = CoreFiles
            .Where(file => file.Folder != folder && word.IsMatch(WithoutComments(file.Text)))
            .Select(file => file.Path);

        elsewhere.Should().BeEmpty();
        CoreFiles.Should().Contain(file => file.Folder == folder && word.IsMatch(file.Text));
    }

    [Fact]
    public void Folder_IsTheNamespace()
    {
        var wrong = new List<string>();
        foreach (
            var project in Directory
                .EnumerateDirectories(Path.Combine(Repository.Root, "src"))
                .Select(path => Path.GetFileName(path))
        )
        {
            foreach (var path in Repository.Sources($"src/{project}"))
            {
                var folder = Path.GetDirectoryName(path)!
                    .Replace('\\', '/')["src/".Length..]
                    .Replace('/', '.');
                var declared = NamespaceLine().Match(Repository.Read(path));
                if (declared.Groups[1].Value == "Microsoft.Extensions.DependencyInjection")
                {
                    // Where a host's code looks for registrations.
                    continue;
                }
                // Kinds of problem that callers catch belong to the root, wherever the file lies.
                var expected = folder == "ExportRules.Diagnostics" ? "ExportRules" : folder;
                if (declared.Success && declared.Groups[1].Value != expected)
                {
                    wrong.Add($"{path}: {declared.Groups[1].Value}");
                }
            }
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Dependencies_RunOneWay()
    {
        var wrong = new List<string>();
        foreach (var (path, folder, text) in CoreFiles.Where(file => file.Folder.Length > 0))
        {
            MayUse.Should().ContainKey(folder, "a new folder needs its place in the design");
            var used = Used()
                .Matches(WithoutComments(text))
                .Select(match => match.Groups[1].Value)
                .Where(MayUse.ContainsKey)
                .Distinct(StringComparer.Ordinal);
            wrong.AddRange(
                used.Where(name => name != folder && !MayUse[folder].Contains(name))
                    .Select(name => $"{path} uses {name}")
            );
        }
        wrong.Should().BeEmpty();
    }

    [Fact]
    public void Dependencies_HaveNoCircle()
    {
        bool Reaches(string from, string to) =>
            MayUse[from].Any(next => next == to || Reaches(next, to));

        MayUse.Keys.Where(folder => Reaches(folder, folder)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(
        @"DateTime(Offset)?\.(Utc)?Now|DateTime\.Today|TimeProvider|Stopwatch",
        "the clock"
    )]
    [InlineData(@"\bRandom\b|Guid\.NewGuid", "chance")]
    [InlineData(@"CultureInfo\.Current(UI)?Culture|TimeZoneInfo", "the machine's culture or zone")]
    [InlineData(@"\bEnvironment\.|Console\.", "the environment")]
    [InlineData(@"\b(float|double)\s+\w+\s*[=;,(){]", "binary fractions")]
    public void Core_NeverReads(string pattern, string what)
    {
        var word = new Regex(pattern);

        CoreFiles
            .Where(file => word.IsMatch(WithoutComments(file.Text)))
            .Select(file => file.Path)
            .Should()
            .BeEmpty($"the core must not depend on {what}");
    }

    [Theory]
    [InlineData("Evaluation")]
    [InlineData("Compilation")]
    [InlineData("Input")]
    [InlineData("Formatting")]
    [InlineData("RuleSets")]
    public void Evaluation_DoesNoInputOrOutput(string folder)
    {
        var word = new Regex(
            @"\b(File|Directory|HttpClient|FileStream|Process)\.|\basync\b|\bawait\b|\bThread\.Sleep"
        );

        CoreFiles
            .Where(file => file.Folder == folder && word.IsMatch(WithoutComments(file.Text)))
            .Select(file => file.Path)
            .Should()
            .BeEmpty();
    }

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"(?:using(?: static)? ExportRules\.|(?<![\w.])(?:ExportRules\.)?)(Destinations|RuleSets|Yaml|Compilation|Input|Evaluation|Formatting|Records|Consolidation|Analysis|Documents|Screening|Packs|Schemas)(?:;|\.[A-Z])"
    )]
    private static partial Regex Used();
}
