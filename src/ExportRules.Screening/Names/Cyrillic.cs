using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Cyrillic as passports and company registers write it in Latin letters.</summary>
internal static class Cyrillic
{
    private const string Letters = "абвгдезийклмнопрстуфыэіґ";
    private const string Plain = "abvgdeziyklmnoprstufyeig";

    private static readonly Dictionary<char, string> Groups = new()
    {
        ['ё'] = "e",
        ['ж'] = "zh",
        ['х'] = "kh",
        ['ц'] = "ts",
        ['ч'] = "ch",
        ['ш'] = "sh",
        ['щ'] = "shch",
        ['ъ'] = "",
        ['ь'] = "",
        ['ю'] = "yu",
        ['я'] = "ya",
        ['є'] = "ye",
        ['ї'] = "yi",
        ['ў'] = "u",
        ['ђ'] = "d",
        ['ј'] = "j",
        ['љ'] = "lj",
        ['њ'] = "nj",
        ['ћ'] = "c",
        ['џ'] = "dz",
    };

    public static string ToLatin(string lower)
    {
        if (!lower.Any(character => character is >= '\u0400' and <= '\u04FF'))
        {
            return lower;
        }
        var latin = new StringBuilder(lower.Length + 8);
        foreach (var character in lower)
        {
            var index = Letters.IndexOf(character, StringComparison.Ordinal);
            if (index >= 0)
            {
                latin.Append(Plain[index]);
            }
            else if (Groups.TryGetValue(character, out var group))
            {
                latin.Append(group);
            }
            else
            {
                latin.Append(character);
            }
        }
        return latin.ToString();
    }
}
