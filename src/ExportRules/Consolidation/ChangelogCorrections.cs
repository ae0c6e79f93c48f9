using System.Text.RegularExpressions;

namespace ExportRules.Consolidation;

/// <summary>The past versions that a rule set's CHANGELOG names under "Corrections to past versions", by section.</summary>
internal sealed partial class ChangelogCorrections
{
    public const string FileName = "CHANGELOG.md";

    private readonly List<Section> sections = [];

    private ChangelogCorrections() { }

    /// <summary>
    /// Whether the newest section names the version, or a range of versions that holds it. Older sections do not allow
    /// a change any more: what they corrected has long been locked.
    /// </summary>
    public bool Names(string id) => sections is [var newest, ..] && newest.Names(id);

    /// <summary>The heading of the newest section that corrects a version; null where none does.</summary>
    public string? SectionFor(string id) => sections.Find(section => section.Names(id))?.Heading;

    public static ChangelogCorrections Read(string text)
    {
        var corrections = new ChangelogCorrections();
        var inside = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                corrections.sections.Add(new(line[3..].Trim()));
            }
            if (line.StartsWith('#'))
            {
                inside = line.TrimStart('#', ' ')
                    .StartsWith("Corrections", StringComparison.OrdinalIgnoreCase);
            }
            else if (inside && corrections.sections is [.., var section])
            {
                section.Add(line);
            }
        }
        return corrections;
    }

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"\b(\d{4}-\d{2}-\d{2})`? to `?(\d{4}-\d{2}-\d{2})\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Range();

    private sealed class Section(string heading)
    {
        private readonly HashSet<string> named = new(StringComparer.Ordinal);
        private readonly List<(string From, string To)> ranges = [];

        public string Heading => heading;

        public bool Names(string id) =>
            named.Contains(id)
            || ranges.Exists(range =>
                string.CompareOrdinal(range.From, id) <= 0
                && string.CompareOrdinal(id, range.To) <= 0
            );

        public void Add(string line)
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
    }
}
