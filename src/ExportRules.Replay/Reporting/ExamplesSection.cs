using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>The most frequent changes, each with its first row and the reasons of both answers.</summary>
internal static class ExamplesSection
{
    private const int Shown = 8;
    private const int LongestCell = 200;

    public static void Write(ReportPage page)
    {
        if (page.Changes.Count == 0)
        {
            return;
        }
        page.Html.Raw("<section aria-labelledby=\"examples\">\n")
            .Line("h2 id=\"examples\"", "The changes explained")
            .Line(
                "p",
                page.Changes.Count > Shown
                    ? $"The {Shown} changes with the most rows of {page.Changes.Count}, each by the first of its rows."
                    : "Each change by the first of its rows."
            );
        foreach (var change in page.Changes.Take(Shown))
        {
            Change(page, change);
        }
        page.Html.Raw("</section>\n");
    }

    private static void Change(ReportPage page, AnswerTransition change)
    {
        var html = page.Html;
        html.Raw("<article class=\"change\">\n<h3>")
            .Text($"{page.Answers.Name(change.From)} \u2192 {page.Answers.Name(change.To)}")
            .Raw(" <small>")
            .Text($"{HtmlText.Format(change.Rows)} {(change.Rows == 1 ? "row" : "rows")}")
            .Raw("</small></h3>\n");
        Row(html, change.Example);
        if (change.Example.Row?.Explain() is { } explained)
        {
            html.Raw("<div class=\"answers\">\n");
            ExplainedAnswerPart.Write(page, page.Law, explained.Decision, explained.Against);
            if (explained.Against is { } other)
            {
                ExplainedAnswerPart.Write(page, page.OtherLaw, other, explained.Decision);
            }
            html.Raw("</div>\n");
        }
        else if (change.Because.Length > 0)
        {
            html.Line("p", change.Because);
        }
        html.Raw("</article>\n");
    }

    private static void Row(HtmlText html, RowExample example)
    {
        html.Raw("<p class=\"place\">")
            .Text(
                $"Row {HtmlText.Format(example.Record)}, line {HtmlText.Format(example.Line)}"
                    + (example.Id is { Length: > 0 } id ? $", id {id}" : "")
            )
            .Raw("</p>\n");
        if (example.Row is not { } row)
        {
            return;
        }
        html.Raw("<dl class=\"cells\">\n");
        foreach (var (name, value) in row.Cells)
        {
            html.Raw("<div>")
                .Element("dt", name)
                .Element("dd", value.Length > LongestCell ? value[..LongestCell] + "\u2026" : value)
                .Raw("</div>\n");
        }
        html.Raw("</dl>\n");
    }
}
