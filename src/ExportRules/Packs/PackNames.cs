using System.IO.Compression;

namespace ExportRules.Packs;

/// <summary>The names of a pack's entries: nothing that could mean a place outside it, and each once.</summary>
internal static class PackNames
{
    /// <summary>Where the rule set's files lie in the zip.</summary>
    public const string Files = "rules/";

    private const int UnixTypes = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>What is wrong with the entries; their content is not looked at.</summary>
    public static IEnumerable<(string Entry, string Problem)> Problems(ZipArchive zip)
    {
        // Two names that differ in case are one file on many systems.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            var type = (entry.ExternalAttributes >> 16) & UnixTypes;
            if (type is not (0 or RegularFile))
            {
                yield return (entry.FullName, "is no regular file");
            }
            else if (!IsSafe(entry.FullName))
            {
                yield return (entry.FullName, "has a name that is not allowed in a pack");
            }
            else if (!seen.Add(entry.FullName.Normalize()))
            {
                yield return (entry.FullName, "is there twice");
            }
        }
    }

    /// <summary>Whether a path stays inside: parts of printable characters, joined by single slashes.</summary>
    public static bool IsSafe(string path) =>
        path.Length is > 0 and <= 250
        && path.Split('/')
            .All(part =>
                part.Length > 0
                && part[0] is not ' '
                && part[^1] is not ('.' or ' ')
                && part.All(character =>
                    !char.IsControl(character)
                    && !char.IsSurrogate(character)
                    && !"\\:*?\"<>|~".Contains(character, StringComparison.Ordinal)
                )
            );
}
