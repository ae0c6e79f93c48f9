using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Consolidation;

/// <summary>
/// Which parts of a locked version have changed. A lock holds only digests, so the older text is that of the
/// consolidated file; a version without one changed most likely in the same parts as its nearest neighbor that has one.
/// </summary>
internal sealed class ChangedParts(string folder, RuleSet ruleSet)
{
    private readonly Dictionary<string, IReadOnlyList<string>> found = new(StringComparer.Ordinal);

    /// <summary>The parts in words (<c>rule `x`</c>), empty where it cannot be told.</summary>
    public IReadOnlyList<string> Of(LockedVersion locked, IReadOnlyList<LockedVersion> changed)
    {
        if (locked.Name is not null)
        {
            return Compare(locked);
        }
        return changed
                .Where(other => other.Name is not null)
                .OrderBy(other => Math.Abs(Day(other.Id) - Day(locked.Id)))
                .Select(Compare)
                .FirstOrDefault(parts => parts.Count > 0)
            ?? [];
    }

    private static int Day(string id) =>
        DateOnly.TryParseExact(
            id,
            "yyyy-MM-dd",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None,
            out var day
        )
            ? day.DayNumber
            : 0;

    private IReadOnlyList<string> Compare(LockedVersion locked)
    {
        if (!found.TryGetValue(locked.Id, out var parts))
        {
            found[locked.Id] = parts = Differences(locked);
        }
        return parts;
    }

    private IReadOnlyList<string> Differences(LockedVersion locked)
    {
        var file = Path.Combine(
            folder,
            ConsolidatedFiles.Folder,
            ConsolidatedFiles.FileName(locked.Id, locked.Name!, "yaml")
        );
        if (
            !File.Exists(file)
            || RuleSetLoader.Load(file).RuleSet?.Versions is not [var old, ..]
            || ruleSet.Find(locked.Id) is not { } now
        )
        {
            return [];
        }
        var before = CanonicalForm.Parts(old);
        var after = CanonicalForm.Parts(now);
        return
        [
            .. before
                .Keys.Union(after.Keys, StringComparer.Ordinal)
                .Where(part => before.GetValueOrDefault(part) != after.GetValueOrDefault(part))
                .Order(StringComparer.Ordinal),
        ];
    }
}
