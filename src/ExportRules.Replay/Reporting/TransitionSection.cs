using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>From which answer to which: rows and values.</summary>
internal static class TransitionSection
{
    public static void Write(ReportPage page)
    {
        page.Html.Raw("<section aria-labelledby=\"matrix\">\n")
            .Line("h2 id=\"matrix\"", "What would change")
            .Line(
                "p",
                page.ChangedRows == 0
                    ? "No row has another answer under the second policy."
                    : $"{HtmlText.Format(page.ChangedRows)} of {HtmlText.Format(page.Summary.Counts.Written)} rows have another answer. Lines are the answer under {page.Law}, columns the answer under {page.OtherLaw}; what stays the same is outlined."
            );
        Matrix(page);
        Values(page);
        page.Html.Raw("</section>\n");
    }

    private static void Matrix(ReportPage page)
    {
        var html = page.Html;
        var transitions = page.Summary.Transitions.ToDictionary(t => (t.From, t.To), t => t.Rows);
        var lines = Present(page, transition => transition.From);
        var columns = Present(page, transition => transition.To);
        var most = Math.Max(1, page.Changes.Select(change => change.Rows).DefaultIfEmpty().Max());
        html.Raw(
                "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Matrix\"><table class=\"matrix\">\n"
            )
            .Line("caption", "Rows, from answer to answer")
            .Raw("<thead><tr><th scope=\"col\">From \u2193 to \u2192</th>");
        foreach (var word in columns)
        {
            html.Raw("<th scope=\"col\" class=\"n\">");
            page.Swatch(word).Html.Raw("</th>");
        }
        html.Raw("<th scope=\"col\" class=\"n\">All</th></tr></thead>\n<tbody>\n");
        foreach (var from in lines)
        {
            html.Raw("<tr><th scope=\"row\">");
            page.Swatch(from).Html.Raw("</th>");
            foreach (var to in columns)
            {
                Cell(html, transitions.GetValueOrDefault((from, to)), from == to, most);
            }
            html.NumberCell(transitions.Where(t => t.Key.From == from).Sum(t => t.Value))
                .Raw("</tr>\n");
        }
        html.Raw("</tbody>\n<tfoot><tr><th scope=\"row\">All</th>");
        foreach (var to in columns)
        {
            html.NumberCell(transitions.Where(t => t.Key.To == to).Sum(t => t.Value));
        }
        html.NumberCell(transitions.Values.Sum()).Raw("</tr></tfoot>\n</table></div>\n");
    }

    private static void Cell(HtmlText html, long rows, bool isSame, long most)
    {
        if (isSame)
        {
            html.Raw("<td class=\"n same\">").Number(rows).Raw("</td>");
        }
        else if (rows == 0)
        {
            html.NumberCell(0);
        }
        else
        {
            // At most a quarter of the color, so that the figures stay readable on it.
            html.Raw(
                    $"<td class=\"n\" style=\"background:color-mix(in oklab, var(--page), var(--accent) {6 + 20 * rows / most}%)\">"
                )
                .Number(rows)
                .Raw("</td>");
        }
    }

    private static void Values(ReportPage page)
    {
        var valued = page.Changes.Where(change => change.Values.Count > 0).ToList();
        if (valued.Count == 0)
        {
            return;
        }
        page.Html.Raw("<div class=\"wide\"><table>\n")
            .Line("caption", "Values of the changed rows, by currency as the rows name it")
            .Raw(
                "<thead><tr><th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\" class=\"n\">Value</th><th scope=\"col\" class=\"n\">Rows with a value</th></tr></thead>\n<tbody>\n"
            );
        foreach (var change in valued)
        {
            foreach (var value in change.Values)
            {
                page.Html.Raw("<tr><td>");
                page.Swatch(change.From).Html.Raw("</td><td>");
                page.Swatch(change.To)
                    .Html.Raw("</td>")
                    .Element("td class=\"n\"", ReportPage.Value(value))
                    .NumberCell(value.Rows)
                    .Raw("</tr>\n");
            }
        }
        page.Html.Raw("</tbody>\n</table></div>\n");
    }

    private static List<string> Present(ReportPage page, Func<AnswerTransition, string> side)
    {
        var present = page.Summary.Transitions.Select(side).ToHashSet(StringComparer.Ordinal);
        return [.. page.Answers.Words.Where(present.Contains)];
    }
}
