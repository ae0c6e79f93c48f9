using System.Globalization;
using ExportRules.Replay.Summarizing;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Reporting;

/// <summary>One answer with the rules that determined it, and where the law says so.</summary>
internal static class ExplainedAnswerPart
{
    public static void Write(
        ReportPage page,
        string law,
        ExplainedAnswer answer,
        ExplainedAnswer? other
    )
    {
        var html = page.Html.Raw("<div>\n").Line("p class=\"law\"", $"Under {law}");
        if (answer.Decision is not { } decision)
        {
            html.Line("h4", "Row in error").Line("p", answer.Error).Raw("</div>\n");
            return;
        }
        html.Raw("<h4>");
        page.Swatch(decision.License ?? Words.Of(decision.Outcome)).Html.Raw("</h4>\n");
        html.Line(
            "p class=\"policy\"",
            $"Policy version {decision.Policy.Version}"
                + (decision.Policy.Name is { } name ? $", {name}" : "")
        );
        if (decision.Exemption is { } exemption)
        {
            html.Line("p", $"Exemption: {exemption}");
        }
        if (decision.Missing.Count > 0)
        {
            html.Line("p", $"Missing: {string.Join(", ", decision.Missing)}");
        }
        var rules = decision
            .Trace.Where(entry => entry.IsDetermining)
            .DistinctBy(entry => entry.Rule)
            .ToList();
        if (rules.Count > 0)
        {
            html.Raw("<ul class=\"rules\">\n");
            foreach (var rule in rules)
            {
                Rule(
                    html,
                    rule,
                    other?.Decision is { } that && !that.DeterminingRules.Contains(rule.Rule)
                );
            }
            html.Raw("</ul>\n");
        }
        html.Raw("</div>\n");
    }

    private static void Rule(HtmlText html, TraceEntry rule, bool isOnlyHere)
    {
        html.Raw(isOnlyHere ? "<li class=\"only\">" : "<li>").Element("b", rule.Title ?? rule.Rule);
        if (isOnlyHere)
        {
            html.Raw(" <span class=\"tag\">only here</span>");
        }
        if (rule.Because is { } because)
        {
            html.Raw("<br>").Text(because);
        }
        html.Raw("<br><span class=\"cite\">");
        string?[] parts =
        [
            rule.Cite,
            rule.Source,
            rule.Confidence is { } confidence ? Words.Of(confidence) : null,
        ];
        html.Text(string.Join(" \u00b7 ", parts.Where(part => !string.IsNullOrEmpty(part))))
            .Raw("<br>")
            .Element("code", rule.Rule);
        if (rule.File is { } file)
        {
            html.Text(string.Create(CultureInfo.InvariantCulture, $", {file}, line {rule.Line}"));
        }
        html.Raw("</span></li>\n");
    }
}
