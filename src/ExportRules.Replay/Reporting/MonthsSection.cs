using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>Answers over time, with the days on which the law changed.</summary>
internal static class MonthsSection
{
    public static void Write(ReportPage page)
    {
        var summary = page.Summary;
        if (!summary.Months.Any(month => month.Month.Length > 0))
        {
            return;
        }
        page.Html.Raw("<section aria-labelledby=\"months\">\n")
            .Line("h2 id=\"months\"", "Answers by month");
        Legend(page);
        var scale = Math.Max(Highest(summary.Months), Highest(summary.AgainstMonths));
        Figure(page, "decided", $"Under {page.Law}", summary.Months, scale);
        if (page.IsComparison)
        {
            Figure(page, "compared", $"Under {page.OtherLaw}", summary.AgainstMonths, scale);
        }
        MonthChart.WriteBoundaries(page);
        Undated(page);
        page.Html.Raw("</section>\n");
    }

    // Both charts have one scale: their difference is what is to be seen.
    private static long Highest(IReadOnlyList<MonthAnswers> months) =>
        months
            .Where(month => month.Month.Length > 0)
            .Select(month => month.Answers.Values.Sum())
            .DefaultIfEmpty()
            .Max();

    private static void Legend(ReportPage page)
    {
        page.Html.Raw("<ul class=\"legend\" aria-label=\"Colors\">\n");
        foreach (var word in page.Answers.Words)
        {
            page.Html.Raw("<li>");
            page.Swatch(word).Html.Raw("</li>\n");
        }
        page.Html.Raw("</ul>\n");
    }

    private static void Figure(
        ReportPage page,
        string id,
        string title,
        IReadOnlyList<MonthAnswers> months,
        long scale
    )
    {
        page.Html.Raw("<figure>\n").Line("figcaption", title);
        new MonthChart(page, months, scale).Write(id, title);
        Table(page, title, months);
        page.Html.Raw("</figure>\n");
    }

    private static void Table(ReportPage page, string title, IReadOnlyList<MonthAnswers> months)
    {
        var words = page
            .Answers.Words.Where(word => months.Any(month => month.Answers.ContainsKey(word)))
            .ToList();
        var html = page
            .Html.Raw("<details>\n<summary>The figures behind this chart</summary>\n")
            .Raw("<div class=\"wide\"><table>\n")
            .Line("caption", $"Rows by month. {title}")
            .Raw("<thead><tr><th scope=\"col\">Month</th>");
        foreach (var word in words)
        {
            html.Element("th scope=\"col\" class=\"n\"", page.Answers.Name(word));
        }
        html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var month in months)
        {
            html.Raw("<tr>")
                .Element(
                    "th scope=\"row\" class=\"day\"",
                    month.Month.Length == 0 ? "no date" : month.Month
                );
            foreach (var word in words)
            {
                html.NumberCell(month.Answers.GetValueOrDefault(word));
            }
            html.Raw("</tr>\n");
        }
        html.Raw("</tbody>\n</table></div>\n</details>\n");
    }

    private static void Undated(ReportPage page)
    {
        var rows = page
            .Summary.Months.Where(month => month.Month.Length == 0)
            .Sum(month => month.Answers.Values.Sum());
        if (rows > 0)
        {
            page.Html.Line(
                "p class=\"note\"",
                $"{HtmlText.Format(rows)} rows without a month that can be told are in the tables and not in the charts."
            );
        }
    }
}
