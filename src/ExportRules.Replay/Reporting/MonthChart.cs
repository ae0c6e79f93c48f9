using System.Globalization;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>Stacked bars of months as SVG, with a flag on each day on which another policy version begins.</summary>
internal sealed class MonthChart
{
    private const double Width = 960;
    private const double Left = 64;
    private const double Right = 16;
    private const double Plot = 230;
    private const double FlagSize = 18;
    private const int FlagRows = 3;
    private const double Top = FlagSize * FlagRows + 10;
    private const double Bottom = 34;
    private const double WidestBar = 44;
    private const double LabelWidth = 66;

    private readonly ReportPage page;
    private readonly Dictionary<int, MonthAnswers> months;
    private readonly MonthAxis axis;
    private readonly long scale;

    public MonthChart(ReportPage page, IReadOnlyList<MonthAnswers> answers, long highest)
    {
        this.page = page;
        months = answers
            .Where(month => month.Month.Length > 0)
            .ToDictionary(month => MonthAxis.Index(month.Month));
        axis = MonthAxis.Of(page.Summary);
        scale = NiceScale(highest);
    }

    private double Slot => (Width - Left - Right) / axis.Count;

    public void Write(string id, string title)
    {
        var html = page.Html;
        html.Raw("<div class=\"chart\" tabindex=\"0\" role=\"region\" aria-label=\"")
            .Text($"Chart: {title}")
            .Raw("\">\n")
            .Raw(
                $"<svg viewBox=\"0 0 {Width} {Top + Plot + Bottom}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\">\n"
            )
            .Raw($"<title id=\"{id}-title\">")
            .Text($"Rows by month and answer. {title}")
            .Raw("</title>\n")
            .Raw($"<desc id=\"{id}-text\">")
            .Text(Description())
            .Raw("</desc>\n");
        Grid();
        for (var place = 0; place < axis.Count; place++)
        {
            Bar(place);
        }
        Months();
        Flags();
        html.Raw("</svg>\n</div>\n");
    }

    /// <summary>What the flags mean.</summary>
    public static void WriteBoundaries(ReportPage page)
    {
        var boundaries = MonthAxis.Of(page.Summary).Boundaries(page.Summary);
        if (boundaries.Count == 0)
        {
            return;
        }
        page.Html.Raw("<h3>Days on which the law changed</h3>\n<ol class=\"flags\">\n");
        foreach (var boundary in boundaries)
        {
            page.Html.Raw(boundary.Name is null ? "<li>" : "<li class=\"named\">")
                .Element("span", Day(boundary.From));
            if (boundary.Name is { } name)
            {
                page.Html.Raw(" ").Element("b", name);
            }
            page.Html.Raw("</li>\n");
        }
        page.Html.Raw("</ol>\n");
    }

    private string Description() =>
        $"{axis.Name(0)} to {axis.Name(axis.Count - 1)}. The most rows of one month are at most {HtmlText.Format(scale)}. The table after the chart has all figures.";

    private void Grid()
    {
        const int Lines = 4;
        for (var line = 0; line <= Lines; line++)
        {
            var value = scale * line / Lines;
            if (value * Lines != scale * line)
            {
                continue;
            }
            var y = Y(value);
            page.Html.Raw(
                    $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>"
                )
                .Raw(
                    $"<text class=\"tick\" text-anchor=\"end\" x=\"{Left - 8}\" y=\"{y + 4:0.#}\">"
                )
                .Number(value)
                .Raw("</text>\n");
        }
    }

    private void Bar(int place)
    {
        if (!months.TryGetValue(axis[place], out var month))
        {
            return;
        }
        var width = Math.Min(Slot * 0.78, WidestBar);
        var x = X(place) + (Slot - width) / 2;
        var sum = 0L;
        page.Html.Raw("<g><title>").Text(Words(month)).Raw("</title>");
        foreach (var word in page.Answers.Words)
        {
            var rows = month.Answers.GetValueOrDefault(word);
            if (rows == 0)
            {
                continue;
            }
            sum += rows;
            page.Html.Raw(
                    $"<rect x=\"{x:0.##}\" y=\"{Y(sum):0.##}\" width=\"{width:0.##}\" height=\"{Plot * rows / scale:0.##}\" style=\"fill:"
                )
                .Raw(page.Answers.Color(word))
                .Raw("\"/>");
        }
        page.Html.Raw("</g>\n");
    }

    private string Words(MonthAnswers month) =>
        $"{month.Month}: "
        + string.Join(
            ", ",
            page.Answers.Words.Where(month.Answers.ContainsKey)
                .Select(word => $"{page.Answers.Name(word)} {HtmlText.Format(month.Answers[word])}")
        );

    private void Months()
    {
        var step = Array.Find([1, 2, 3, 6, 12, 24, 60], step => Slot * step >= LabelWidth);
        for (var place = 0; place < axis.Count && step > 0; place++)
        {
            if (axis[place] % step != 0)
            {
                continue;
            }
            page.Html.Raw(
                    $"<text class=\"tick\" text-anchor=\"middle\" x=\"{X(place) + Slot / 2:0.#}\" y=\"{Top + Plot + 22}\">"
                )
                .Text(step >= 12 ? axis.Name(place)[..4] : axis.Name(place))
                .Raw("</text>\n");
        }
        page.Html.Raw(
            $"<line class=\"axis\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Top + Plot}\" y2=\"{Top + Plot}\"/>\n"
        );
    }

    private void Flags()
    {
        var ends = new double[FlagRows];
        var number = 0;
        foreach (var boundary in axis.Boundaries(page.Summary))
        {
            number++;
            var x = Left + Slot * axis.Place(boundary.From);
            var row = Math.Max(Array.FindIndex(ends, end => x - end > FlagSize), 0);
            ends[row] = x;
            var y = Top - FlagSize / 2 - 4 - row * FlagSize;
            page.Html.Raw(boundary.Name is null ? "<g class=\"flag\">" : "<g class=\"flag named\">")
                .Raw("<title>")
                .Text($"{Day(boundary.From)} {boundary.Name}".TrimEnd())
                .Raw("</title>")
                .Raw(
                    $"<line x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{y:0.#}\" y2=\"{Top + Plot}\"/><circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{FlagSize / 2 - 1}\"/>"
                )
                .Raw(
                    $"<text text-anchor=\"middle\" x=\"{x:0.#}\" y=\"{y + 4:0.#}\">{number}</text>"
                )
                .Raw("</g>\n");
        }
    }

    private double X(int place) => Left + Slot * place;

    private double Y(long rows) => Top + Plot - Plot * rows / scale;

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The next number of the form 1, 2, 4, 6, 8 times a power of ten, so that its quarters are round.</summary>
    private static long NiceScale(long highest)
    {
        for (var power = 1L; ; power *= 10)
        {
            foreach (var digit in (long[])[1, 2, 4, 6, 8])
            {
                if (digit * power >= highest)
                {
                    return digit * power;
                }
            }
        }
    }
}
