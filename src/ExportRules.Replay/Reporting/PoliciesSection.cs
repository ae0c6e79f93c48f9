using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>Exactly which law decided: its versions with their digests.</summary>
internal static class PoliciesSection
{
    public static void Write(ReportPage page)
    {
        var summary = page.Summary;
        page.Html.Raw("<section aria-labelledby=\"policies\">\n")
            .Line("h2 id=\"policies\"", "Under which law")
            .Line("p", Sentence("Decided", summary.Policy));
        Table(page, "Policy versions that decided", summary.Versions);
        if (summary.Against is { } against)
        {
            page.Html.Line("p", Sentence("Compared with", against));
            Table(page, "Policy versions of the comparison", summary.AgainstVersions);
        }
        page.Html.Raw("</section>\n");
    }

    private static string Sentence(string verb, string policy) => $"{verb}: {policy}.";

    private static void Table(ReportPage page, string caption, IReadOnlyList<PolicyRows> versions)
    {
        if (versions.Count == 0)
        {
            return;
        }
        page.Html.Raw("<div class=\"wide\"><table>\n")
            .Line("caption", caption)
            .Raw(
                "<thead><tr><th scope=\"col\">In force from</th><th scope=\"col\">Name</th><th scope=\"col\" class=\"n\">Rows</th><th scope=\"col\">Digest</th></tr></thead>\n<tbody>\n"
            );
        foreach (var version in versions)
        {
            page.Html.Raw("<tr>")
                .Element("th scope=\"row\" class=\"day\"", version.Version)
                .Element("td", version.Name)
                .NumberCell(version.Rows)
                .Raw("<td>")
                .Element("code", version.Digest)
                .Raw("</td></tr>\n");
        }
        page.Html.Raw("</tbody>\n</table></div>\n");
    }
}
