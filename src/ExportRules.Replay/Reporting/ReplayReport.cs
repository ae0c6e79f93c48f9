using System.Text;

namespace ExportRules.Replay.Reporting;

/// <summary>A summary as one page of HTML: no script, no network, nothing of the machine or the hour.</summary>
internal static class ReplayReport
{
    public static byte[] Write(ReplaySummary summary)
    {
        var page = new ReportPage(summary);
        page.Html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Line("title", $"Replay of {page.InputName}")
            .Raw("<style>\n")
            .Raw(Style())
            .Raw("</style>\n</head>\n<body>\n<main>\n");
        OverviewSection.Write(page);
        ReconciliationSection.Write(page);
        MonthsSection.Write(page);
        if (page.IsComparison)
        {
            TransitionSection.Write(page);
            ChangedValuesSection.Write(page);
            ExamplesSection.Write(page);
        }
        MissingSection.Write(page);
        PoliciesSection.Write(page);
        page.Html.Raw("</main>\n<footer>\n")
            .Line(
                "p",
                "Made by ExportRules from the input and the rule set alone: the same input under the same digests gives "
                    + "this page again, to the byte. A decision aid, not legal advice."
            )
            .Raw("</footer>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.Html.ToString());
    }

    private static string Style()
    {
        using var stream = typeof(ReplayReport).Assembly.GetManifestResourceStream(
            "ExportRules.Replay.report.css"
        )!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
