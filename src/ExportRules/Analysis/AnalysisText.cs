using System.Globalization;
using System.Text;

namespace ExportRules.Analysis;

/// <summary>What an analysis found, as text.</summary>
internal static class AnalysisText
{
    public static string Of(AnalysisReport report)
    {
        var text = new StringBuilder();
        foreach (var group in report.Findings.GroupBy(finding => finding.Kind))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Title(group.Key)}: {group.Count()}\n");
            foreach (var finding in group)
            {
                Append(text, finding);
            }
            text.Append('\n');
        }
        if (report.Findings.Count == 0)
        {
            text.Append("Nothing found.\n\n");
        }
        var coverage = report.Coverage;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{(coverage.IsExhaustive ? "Exhaustive" : "Not exhaustive")} over the partition: {report.Versions.Count} version{(report.Versions.Count == 1 ? "" : "s")}, {coverage.Facts} facts, {coverage.Items} ways to classify the item, about 10^{coverage.Magnitude:F0} combinations of classes; {coverage.Nodes} diagram nodes. Nothing was sampled.\n"
        );
        foreach (var gap in coverage.NotCovered)
        {
            text.Append(CultureInfo.InvariantCulture, $"Not covered: {gap}.\n");
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        var about = finding.Kind is FindingKind.Gap or FindingKind.OpenLaw
            ? $"{finding.Subjects[0]}: {finding.Message}"
            : finding.Message;
        text.Append(CultureInfo.InvariantCulture, $"  {about}\n");
        foreach (var fact in finding.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {fact.Fact}: {fact.Text}\n");
        }
        if (finding.OnlyWith.Count > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    only with {string.Join(", ", finding.OnlyWith)}, or the like\n"
            );
        }
        if (finding.Versions.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"    in {Period(finding.Versions)}\n");
        }
        if (finding.Witness is { } witness)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"    witness {DifferenceText.Json(witness)}\n"
            );
        }
    }

    private static string Period(IReadOnlyList<string> versions) =>
        versions.Count == 1
            ? $"version {versions[0]}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{versions.Count} versions, {versions[0]} to {versions[^1]}"
            );

    private static string Title(FindingKind kind) =>
        kind switch
        {
            FindingKind.Gap => "Gaps",
            FindingKind.Conflict => "Conflicts",
            FindingKind.Unreachable => "Unreachable rules",
            FindingKind.Shadowed => "Shadowed rules",
            FindingKind.WithoutEffect => "Rules that never change an answer",
            FindingKind.OpenLaw => "Left open by the law as it is known",
            FindingKind.Overlap => "Overlaps (information)",
            FindingKind.UnusedList => "Lists never used",
            _ => "Facts never used",
        };
}
