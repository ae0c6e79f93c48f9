using System.Text.RegularExpressions;

namespace ExportRules.Consolidation;

/// <summary>
/// The versions that the newest section of a rule set's CHANGELOG names under "Corrections to past versions".
/// Older sections do not count: what they allowed has long been locked.
/// </summary>
internal sealed partial class ChangelogCorrections
{
    public const string FileName = "CHANGELOG.md";

    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> ranges = [];

    private ChangelogCorrections() { }

    /// <summary>Whether a correction names the version, or a range from one version to another that holds it.</summary>
    public bool Names(string id) =>
        named.Contains(id)
        || ranges.Exists(range =>
            string.CompareOrdinal(range.From, id) <= 0 && string.CompareOrdinal(id, range.To) <= 0
        );

    public static ChangelogCorrections Read(string text)
    {
        var corrections = new ChangelogCorrections();
        var (sections, inside) = (0, false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections++;
            }
            if (line.StartsWith('#'))
            {
                inside = line.TrimStart('#', ' ')
                    .StartsWith("Corrections", StringComparison.OrdinalIgnoreCase);
            }
            else if (inside && sections == 1)
            {
                corrections.Add(line);
            }
        }
        return corrections;
    }

    private void Add(string line)
    {
        foreach (Match range in Range().Matches(line))
        {
            ranges.Add((range.Groups[1].Value, range.Groups[2].Value));
        }
        foreach (Match day in Day().Matches(line))
        {
            named.Add(day.Value);
        }
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(\d{4}-\d{2}-\d{2})`? to `?(\d{4}-\d{2}-\d{2})\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Range();
}
