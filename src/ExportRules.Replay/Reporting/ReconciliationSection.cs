namespace ExportRules.Replay.Reporting;

/// <summary>That no row was lost: what came in is what went out, and the digest of it.</summary>
internal static class ReconciliationSection
{
    public static void Write(ReportPage page)
    {
        var (html, counts) = (page.Html, page.Summary.Counts);
        html.Raw("<section aria-labelledby=\"reconciliation\">\n")
            .Line("h2 id=\"reconciliation\"", "Every row is accounted for")
            .Line(
                "p" + (counts.AddUp ? " class=\"good\"" : " class=\"bad\""),
                counts.AddUp
                    ? $"{HtmlText.Format(counts.Read)} rows in = {HtmlText.Format(counts.Decided)} decided + {HtmlText.Format(counts.Undetermined)} undetermined + {HtmlText.Format(counts.Errors)} in error + {HtmlText.Format(counts.SkippedEmpty)} empty."
                    : "The counts do not add up: this is a defect of the program, and the page must not be relied on."
            )
            .Raw("<div class=\"wide\"><table>\n<caption>What became of the rows</caption>\n")
            .Raw(
                "<thead><tr><th scope=\"col\">Rows</th><th scope=\"col\" class=\"n\">Count</th><th scope=\"col\" class=\"n\">Share</th></tr></thead>\n<tbody>\n"
            );
        Row(page, "No license required", counts.NoLicenseRequired);
        Row(page, "License required", counts.LicenseRequired);
        Row(page, "Refused in principle", counts.Prohibited);
        Row(page, "Undetermined: a fact is missing", counts.Undetermined);
        Row(page, "In error: the row cannot be read", counts.Errors);
        Row(page, "Empty rows, left out of the output", counts.SkippedEmpty);
        html.Raw("</tbody>\n<tfoot><tr><th scope=\"row\">Rows read</th>")
            .NumberCell(counts.Read)
            .Raw("<td></td></tr></tfoot>\n</table></div>\n")
            .Raw("<p>Digest of the output: ")
            .Element("code", page.Summary.Digest)
            .Raw("</p>\n</section>\n");
    }

    private static void Row(ReportPage page, string name, long count) =>
        page
            .Html.Raw("<tr>")
            .Element("th scope=\"row\"", name)
            .NumberCell(count)
            .Element("td class=\"n\"", HtmlText.Share(count, page.Summary.Counts.Read))
            .Raw("</tr>\n");
}
