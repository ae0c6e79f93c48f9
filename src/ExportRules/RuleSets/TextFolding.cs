using System.Globalization;
using System.Text;

namespace ExportRules.RuleSets;

/// <summary>Folding of width, case and blanks by own tables, so that it works without culture data.</summary>
internal static class TextFolding
{
    /// <summary>Full-width forms to half-width, every kind of blank and zero-width character removed; case kept.</summary>
    public static string Compact(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var narrow = Narrow(character);
            if (!IsBlank(narrow))
            {
                result.Append(narrow);
            }
        }
        return result.ToString();
    }

    /// <summary>Full-width forms to half-width, blanks at the ends removed, lower case.</summary>
    public static string Key(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsInvisible(character))
            {
                result.Append(Narrow(character));
            }
        }
        return result.ToString().Trim().ToLowerInvariant();
    }

    public static char Narrow(char character) =>
        character switch
        {
            >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
            '\u3000' => ' ',
            '\u2212' or '\u2010' or '\u2011' or '\u2013' => '-',
            _ => character,
        };

    public static bool IsInvisible(char character) =>
        character is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad'
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control;

    private static bool IsBlank(char character) =>
        char.IsWhiteSpace(character) || IsInvisible(character);
}
