using System.Globalization;
using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Latin letters without accents, and the letters that have no decomposition.</summary>
internal static class LatinLetters
{
    private static readonly Dictionary<char, string> Special = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŋ'] = "ng",
        ['ə'] = "a",
        ['ɑ'] = "a",
        ['ɡ'] = "g",
    };

    private const string SmallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";
    private const string OfSmallCapitals = "abcdefghijklmnoprstuvwyz";

    /// <summary>Lower-case text with plain letters; marks on letters of other scripts are dropped too.</summary>
    public static string Plain(string lower)
    {
        var plain = new StringBuilder(lower.Length);
        foreach (var character in UnicodeForm.Decomposed(lower))
        {
            if (Special.TryGetValue(character, out var letters))
            {
                plain.Append(letters);
            }
            else if (SmallCapitals.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at)
            {
                plain.Append(OfSmallCapitals[at]);
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark
            )
            {
                plain.Append(character);
            }
        }
        return plain.ToString();
    }
}
