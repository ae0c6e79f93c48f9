namespace ExportRules.Replay.Reporting;

/// <summary>The facts that keep rows undetermined, those that alone would settle most first.</summary>
internal static class MissingSection
{
    private const int Shown = 20;

    public static void Write(ReportPage page)
    {
        var (html, facts) = (page.Html, page.Summary.MissingFacts);
        html.Raw("<section aria-labelledby=\"missing\">\n")
            .Line("h2 id=\"missing\"", "What keeps rows undetermined");
        if (facts.Count == 0)
        {
            html.Line("p", "No row is undetermined for want of a fact.").Raw("</section>\n");
            return;
        }
        var most = Math.Max(1, facts.Max(fact => Math.Max(fact.SettledAlone, fact.Involved)));
        html.Line(
                "p",
                "A missing fact is never taken for false. Supplying the first of these settles the most rows."
            )
            .Raw("<div class=\"wide\"><table class=\"bars\">\n")
            .Line(
                "caption",
                facts.Count > Shown
                    ? $"The {Shown} facts that alone would settle most, of {facts.Count}"
                    : "Missing facts"
            )
            .Raw(
                "<thead><tr><th scope=\"col\">Fact</th><th scope=\"col\" class=\"n\">Settled by it alone</th><th scope=\"col\" class=\"n\">Rows that lack it</th><td></td></tr></thead>\n<tbody>\n"
            );
        foreach (var fact in facts.Take(Shown))
        {
            html.Raw("<tr><th scope=\"row\">")
                .Element("code", fact.Fact)
                .Raw("</th>")
                .NumberCell(fact.SettledAlone)
                .NumberCell(fact.Involved)
                .Raw(
                    $"<td aria-hidden=\"true\"><span class=\"bar\" style=\"width:{100.0 * fact.Involved / most:0.#}%\"><span style=\"width:{100.0 * fact.SettledAlone / Math.Max(1, fact.Involved):0.#}%\"></span></span></td></tr>\n"
                );
        }
        html.Raw("</tbody>\n</table></div>\n</section>\n");
    }
}
