using System.Globalization;
using System.Text;

namespace ExportRules.Destinations;

/// <summary>Shows a user's text in a message so that what cannot be seen is seen.</summary>
internal static class VisibleText
{
    private const int LongestShown = 60;

    /// <summary>The text in backticks; hidden characters as <c>‹U+200B›</c>, a long text cut.</summary>
    public static string Quote(string text)
    {
        var shown = new StringBuilder("`");
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (++count > LongestShown)
            {
                shown.Append('…');
                break;
            }

            if (IsVisible(rune))
            {
                shown.Append(rune.ToString());
            }
            else
            {
                shown.Append(OneLine.Name(rune));
            }
        }

        return shown.Append('`').ToString();
    }

    // A half surrogate arrives here as U+FFFD, which is visible.
    private static bool IsVisible(Rune rune) =>
        rune.Value == ' '
        || !OneLine.IsHidden(rune)
            && Rune.GetUnicodeCategory(rune)
                is not (
                    UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                );
}
