using System.Globalization;
using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Letters of other alphabets that are drawn like Latin ones: who reads the name sees the Latin name.</summary>
internal static class Lookalikes
{
    private const string Letters =
        "АВЕКМНОРСТУХЅІЈԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ" + "авгеикмнорстухѕіјһԛԝαβγεηικνορτυχωϲϳ";
    private const string Latin =
        "ABEKMHOPCTYXSIJQWABEZHIKMNOPTYXC" + "abrenkmhopctyxsijhqwabyenikvoptyxwcj";

    /// <summary>The name with Latin letters for those that look like them; the same name where there are none.</summary>
    public static string ToLatin(string name)
    {
        if (!name.Any(IsOtherAlphabet))
        {
            return name;
        }
        var latin = new StringBuilder(name);
        for (var index = 0; index < latin.Length; index++)
        {
            var known = Letters.IndexOf(latin[index], StringComparison.Ordinal);
            if (known >= 0)
            {
                latin[index] = Latin[known];
            }
        }
        return latin.ToString();
    }

    /// <summary>Whether a word has letters of Latin and of another alphabet, which no language writes.</summary>
    public static bool IsMixed(string text)
    {
        var (hasLatin, hasOther) = (false, false);
        foreach (var character in UnicodeForm.Compatible(text))
        {
            if (char.IsLetter(character))
            {
                hasLatin |= IsLatin(character);
                // The sign of a millionth stands before Latin letters in trade names.
                hasOther |= IsOtherAlphabet(character) && character != 'μ';
                if (hasLatin && hasOther)
                {
                    return true;
                }
            }
            else if (char.GetUnicodeCategory(character) is not UnicodeCategory.Format)
            {
                (hasLatin, hasOther) = (false, false);
            }
        }
        return false;
    }

    private static bool IsLatin(char letter) =>
        char.IsAsciiLetter(letter)
        || letter is >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF';

    /// <summary>Greek, Cyrillic, Armenian, Cherokee, Coptic.</summary>
    private static bool IsOtherAlphabet(char letter) =>
        letter
            is >= '\u0370'
                and <= '\u058F'
                or >= '\u13A0'
                and <= '\u13FF'
                or >= '\u1F00'
                and <= '\u1FFF'
                or >= '\u2C80'
                and <= '\u2CFF'
                or >= '\uAB70'
                and <= '\uABBF';
}
