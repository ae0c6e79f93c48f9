using System.Globalization;
using System.Text;

namespace ExportRules;

/// <summary>
/// Text of others for people to read: one line in which every character can be seen. Breaks become blanks, and what
/// moves a cursor, hides or turns the direction of writing is named, since with it a name can look like another one.
/// </summary>
internal static class OneLine
{
    public static string Of(string text)
    {
        if (text.All(IsPlain))
        {
            return text;
        }
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                case UnicodeCategory.Control
                    when rune.Value is '\t' or '\n' or '\r' or '\v' or '\f':
                    visible.Append(' ');
                    break;
                case var _ when IsHidden(rune):
                    visible.Append(Name(rune));
                    break;
                default:
                    visible.Append(rune.ToString());
                    break;
            }
        }
        return visible.ToString();
    }

    /// <summary>Whether a sign cannot be seen, or moves and turns what stands around it.</summary>
    public static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    /// <summary>What stands in the place of a sign that cannot be seen.</summary>
    public static string Name(Rune rune) =>
        string.Create(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›");

    private static bool IsPlain(char character) =>
        character is >= ' ' and <= '~' || char.IsLetterOrDigit(character);
}
