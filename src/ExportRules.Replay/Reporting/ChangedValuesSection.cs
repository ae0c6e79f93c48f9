using ExportRules.Replay.Summarizing;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Reporting;

/// <summary>The items, destinations and end users of which most rows change.</summary>
internal static class ChangedValuesSection
{
    private const int Shown = 10;

    private static readonly (string Column, string Title, string One)[] Columns =
    [
        (BuiltInFacts.Material, "Items", "Item"),
        (BuiltInFacts.Entries, "Entries of the control list", "Entry"),
        (BuiltInFacts.Destination, "Destinations", "Destination"),
        ("endUser.name", "End users", "End user"),
    ];

    public static void Write(ReportPage page)
    {
        if (page.Summary.Changes.Count == 0)
        {
            return;
        }
        page.Html.Raw("<section aria-labelledby=\"where\">\n")
            .Line("h2 id=\"where\"", "Where it would change");
        foreach (var (column, title, one) in Columns)
        {
            var changes = page.Summary.Changes.Where(change => change.Column == column).ToList();
            if (changes.Count > 0)
            {
                Table(page, title, one, changes);
            }
        }
        page.Html.Raw("</section>\n");
    }

    private static void Table(ReportPage page, string title, string one, List<ValueChange> changes)
    {
        var hasValues = changes.Exists(change => change.Values.Count > 0);
        var html = page.Html.Line("h3", title).Raw("<div class=\"wide\"><table>\n");
        html.Line(
                "caption",
                changes.Count > Shown ? $"The {Shown} with the most rows" : "All of them"
            )
            .Raw("<thead><tr>")
            .Element("th scope=\"col\"", one)
            .Raw(
                "<th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\" class=\"n\">Rows</th>"
            )
            .Raw(hasValues ? "<th scope=\"col\" class=\"n\">Value</th>" : "")
            .Raw("</tr></thead>\n<tbody>\n");
        foreach (var change in changes.Take(Shown))
        {
            html.Raw("<tr>")
                .Element("th scope=\"row\"", change.Value.Length == 0 ? "(none)" : change.Value)
                .Raw("<td>");
            page.Swatch(change.From).Html.Raw("</td><td>");
            page.Swatch(change.To).Html.Raw("</td>").NumberCell(change.Rows);
            if (hasValues)
            {
                html.Element("td class=\"n\"", ReportPage.Values(change.Values));
            }
            html.Raw("</tr>\n");
        }
        html.Raw("</tbody>\n</table></div>\n");
    }
}
