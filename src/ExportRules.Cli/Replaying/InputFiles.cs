using System.IO.Enumeration;
using ExportRules.Replay;

namespace ExportRules.Cli.Replaying;

/// <summary>A file, a folder or a pattern to the files it means, in the order of their names.</summary>
internal static class InputFiles
{
    public const string StandardInput = "-";

    private static readonly string[] Endings = [".csv", ".tsv", ".jsonl", ".ndjson", ".parquet"];

    public static IReadOnlyList<string> Find(string input)
    {
        if (input == StandardInput || File.Exists(input))
        {
            return [input];
        }
        var found =
            Directory.Exists(input) ? Files(input, IsTransactions)
            : input.AsSpan().IndexOfAny("*?") >= 0 ? Matching(input)
            : throw Missing($"there is no file or folder `{input}`");
        return found.Count > 0
            ? found
            : throw Missing($"`{input}` holds no CSV, TSV, JSON Lines or Parquet file");
    }

    private static List<string> Matching(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } name ? name : ".";
        var file = Path.GetFileName(pattern);
        return Directory.Exists(folder)
            ? Files(folder, path => FileSystemName.MatchesSimpleExpression(file, path))
            : [];
    }

    private static List<string> Files(string folder, Func<string, bool> isWanted) =>
        [
            .. Directory
                .EnumerateFiles(folder)
                .Where(path => isWanted(Path.GetFileName(path)))
                .Order(StringComparer.Ordinal),
        ];

    private static bool IsTransactions(string name) =>
        Endings.Any(ending =>
            name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(ending + ".gz", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(ending + ".zst", StringComparison.OrdinalIgnoreCase)
        );

    private static ReplayException Missing(string message) =>
        new([new(DiagnosticCodes.InputProblem, Severity.Error, default, message)]);
}
