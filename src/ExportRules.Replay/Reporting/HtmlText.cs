using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ExportRules.Replay.Reporting;

/// <summary>Markup and text, kept apart: what comes from outside is always encoded.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    /// <summary>Markup of the program itself.</summary>
    public HtmlText Raw(string markup)
    {
        html.Append(markup);
        return this;
    }

    /// <summary>Markup of the program itself, numbers in their plain form.</summary>
    public HtmlText Raw(FormattableString markup)
    {
        html.Append(markup.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Text or the value of a quoted attribute.</summary>
    public HtmlText Text(string? text)
    {
        html.Append(Encoder.Encode(OneLine.Of(text ?? "")));
        return this;
    }

    public HtmlText Number(long number) => Raw(Format(number));

    /// <summary>An element with nothing but text in it. The tag may have attributes.</summary>
    public HtmlText Element(string tag, string? text) =>
        Raw($"<{tag}>").Text(text).Raw($"</{tag.Split(' ')[0]}>");

    public HtmlText Line(string tag, string? text) => Element(tag, text).Raw("\n");

    /// <summary>A cell with a number, set to the right.</summary>
    public HtmlText NumberCell(long number) =>
        number == 0
            ? Raw("<td class=\"n zero\">0</td>")
            : Raw("<td class=\"n\">").Number(number).Raw("</td>");

    public static string Format(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole, in percent; never 0 or 100 for what is only nearly that.</summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0 || part == 0)
        {
            return "0 %";
        }
        var percent = 100m * part / whole;
        return percent < 0.1m ? "< 0.1 %"
            : part < whole && percent > 99.9m ? "> 99.9 %"
            : string.Create(CultureInfo.InvariantCulture, $"{percent:0.#} %");
    }

    public override string ToString() => html.ToString();
}
