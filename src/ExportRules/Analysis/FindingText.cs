using System.Globalization;

namespace ExportRules.Analysis;

/// <summary>The words for findings.</summary>
internal static class FindingText
{
    public static string Name(FindingKind kind) =>
        kind switch
        {
            FindingKind.Gap => "gap",
            FindingKind.Conflict => "conflict",
            FindingKind.Unreachable => "unreachable",
            FindingKind.Shadowed => "shadowed",
            FindingKind.WithoutEffect => "without-effect",
            FindingKind.OpenLaw => "open-law",
            FindingKind.Overlap => "overlap",
            FindingKind.UnusedList => "unused-list",
            _ => "unused-fact",
        };

    public static string Name(FindingGrade grade) =>
        grade switch
        {
            FindingGrade.Error => "error",
            FindingGrade.Warning => "warning",
            _ => "note",
        };

    public static string Title(FindingKind kind, bool isPassing) =>
        kind switch
        {
            FindingKind.Gap => "Gaps",
            FindingKind.Conflict => "Conflicts",
            FindingKind.Unreachable when isPassing => "Rules that nothing meets for a time",
            FindingKind.Unreachable => "Unreachable rules",
            FindingKind.Shadowed when isPassing => "Rules that are overridden for a time",
            FindingKind.Shadowed => "Shadowed rules",
            FindingKind.WithoutEffect => "Rules that never change an answer",
            FindingKind.OpenLaw => "Left open by the law as it is known",
            FindingKind.Overlap => "Overlaps",
            FindingKind.UnusedList => "Lists never used",
            _ => "Facts never used",
        };

    public static string Period(IReadOnlyList<string> versions) =>
        versions.Count == 1
            ? $"version {versions[0]}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{versions.Count} versions, {versions[0]} to {versions[^1]}"
            );
}
