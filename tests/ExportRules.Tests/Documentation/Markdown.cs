using System.Text.RegularExpressions;

namespace ExportRules.Tests.Documentation;

/// <summary>Reads what our own Markdown files hold: links and code blocks.</summary>
internal static partial class Markdown
{
    /// <summary>Every Markdown file that people read, relative to the repository.</summary>
    public static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(RepositoryFolder.Root, "*.md")
            .Concat(Below("docs"))
            .Concat(Below("rules"))
            .Concat(Below("samples"))
            .Select(file => Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The targets of the links to files, without the part after <c>#</c>, relative to the Markdown file.</summary>
    public static IEnumerable<string> LinkedFiles(string text) =>
        Link()
            .Matches(WithoutCode(text))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target =>
                target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            );

    /// <summary>The blocks of a language, in their order.</summary>
    public static IReadOnlyList<string> Blocks(string text, string language) =>
        [
            .. Block()
                .Matches(text)
                .Where(match => match.Groups[1].Value == language)
                .Select(match => match.Groups[2].Value),
        ];

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(
            RepositoryFolder.File(folder),
            "*.md",
            SearchOption.AllDirectories
        );

    private static string WithoutCode(string text) => Block().Replace(text, "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```(\w*)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
