using System.Globalization;
using System.Text;

namespace ExportRules.Analysis;

/// <summary>What an analysis found, as text: the weightiest first, notes on one line each.</summary>
internal static class AnalysisText
{
    public static string Of(AnalysisReport report)
    {
        var text = new StringBuilder();
        var shown = report.Findings.Where(finding => !finding.IsKnown).ToList();
        foreach (
            var group in shown.GroupBy(finding => (finding.Grade, finding.Kind, finding.IsPassing))
        )
        {
            var title = FindingText.Title(group.Key.Kind, group.Key.IsPassing);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{title}: {group.Count()} ({FindingText.Name(group.Key.Grade)})\n"
            );
            foreach (var finding in group)
            {
                if (finding.Grade is FindingGrade.Note || finding.Witness is null)
                {
                    text.Append(CultureInfo.InvariantCulture, $"  {Line(finding)}\n");
                }
                else
                {
                    Append(text, finding);
                }
            }
            text.Append('\n');
        }
        text.Append(Summary(report));
        return text.ToString();
    }

    private static void Append(StringBuilder text, Finding finding)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {Lead(finding)}\n");
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
        text.Append(
            CultureInfo.InvariantCulture,
            $"    in {FindingText.Period(finding.Versions)}\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"    witness {DifferenceText.Json(finding.Witness!)}\n"
        );
    }

    private static string Line(Finding finding)
    {
        var facts = finding.Facts.Select(fact => $"; {fact.Fact}: {fact.Text}");
        var period = finding.Versions.Count > 0 ? $" ({FindingText.Period(finding.Versions)})" : "";
        return Lead(finding) + string.Concat(facts) + period;
    }

    private static string Lead(Finding finding)
    {
        var places = finding
            .Places.Where(place => place.Line > 0)
            .Select(place =>
                string.Create(CultureInfo.InvariantCulture, $"{place.File ?? "-"}:{place.Line}: ")
            )
            .Take(1);
        var about = finding.Kind is FindingKind.Gap or FindingKind.OpenLaw
            ? $"{finding.Subjects[0]}: {finding.Message}"
            : finding.Message;
        return string.Concat(places) + about;
    }

    private static string Summary(AnalysisReport report)
    {
        var text = new StringBuilder();
        var fresh = report.Findings.Where(finding => !finding.IsKnown).ToList();
        var known = report.Findings.Count - fresh.Count;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{Count(fresh, FindingGrade.Error)}, {Count(fresh, FindingGrade.Warning)}, {Count(fresh, FindingGrade.Note)}"
        );
        text.Append(
            known == 0
                ? ".\n"
                : string.Create(CultureInfo.InvariantCulture, $"; {known} known before.\n")
        );
        if (fresh.Any(finding => finding.Grade is FindingGrade.Note))
        {
            text.Append("The witnesses of the notes: --format json.\n");
        }
        var coverage = report.Coverage;
        var exhaustive = report.Versions.Except(report.Sampled, StringComparer.Ordinal).Count();
        var sampling = report.Sampled.Count == 0 ? " Nothing was sampled." : "";
        text.Append(
            CultureInfo.InvariantCulture,
            $"{(coverage.IsExhaustive ? "Exhaustive" : "Not exhaustive")} over the partition: {exhaustive} version{(exhaustive == 1 ? "" : "s")}, {coverage.Facts} facts, {coverage.Items} ways to classify the item, about 10^{coverage.Magnitude:F0} combinations of classes; {coverage.Nodes} diagram nodes.{sampling}\n"
        );
        foreach (var gap in coverage.NotCovered)
        {
            text.Append(CultureInfo.InvariantCulture, $"Not covered: {gap}.\n");
        }
        return text.ToString();
    }

    private static string Count(List<Finding> findings, FindingGrade grade)
    {
        var count = findings.Count(finding => finding.Grade == grade);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{count} {FindingText.Name(grade)}{(count == 1 ? "" : "s")}"
        );
    }
}
