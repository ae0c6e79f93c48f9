namespace ExportRules.Replay.Reporting;

/// <summary>The head of the page: what was replayed, and the answer in one glance.</summary>
internal static class OverviewSection
{
    public static void Write(ReportPage page)
    {
        var (html, counts) = (page.Html, page.Summary.Counts);
        html.Raw("<header>\n")
            .Element("p class=\"kind\"", page.Summary.Law?.Title ?? "Export control")
            .Line("h1", $"Replay of {page.InputName}")
            .Element("p class=\"lead\"", Lead(page))
            .Raw("\n</header>\n<section aria-label=\"At a glance\">\n<dl class=\"tiles\">\n");
        Tile(page, "Rows read", counts.Read, null);
        Tile(page, "Decided", counts.Decided, counts.Read);
        if (page.IsComparison)
        {
            Tile(page, "Changed answers", page.ChangedRows, counts.Read);
        }
        Tile(page, "Undetermined", counts.Undetermined, counts.Read);
        Tile(page, "Rows in error", counts.Errors, counts.Read);
        html.Raw("</dl>\n</section>\n");
    }

    private static string Lead(ReportPage page)
    {
        var rows = page.Summary.Counts.Written;
        var first =
            $"{HtmlText.Format(rows)} {(rows == 1 ? "row" : "rows")}, each decided under {page.Law}";
        if (!page.IsComparison)
        {
            return first + ".";
        }
        var change =
            page.ChangedRows == 0
                ? "no answer would differ"
                : $"the answer of {HtmlText.Format(page.ChangedRows)} ({HtmlText.Share(page.ChangedRows, rows)}) would differ";
        return $"{first}. Under {page.OtherLaw}, {change}.";
    }

    private static void Tile(ReportPage page, string name, long count, long? whole)
    {
        page.Html.Raw("<div>").Element("dt", name).Raw("<dd>").Number(count);
        if (whole is { } all && count > 0)
        {
            page.Html.Raw(" ").Element("small", HtmlText.Share(count, all));
        }
        page.Html.Raw("</dd></div>\n");
    }
}
