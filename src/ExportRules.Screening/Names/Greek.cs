using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Greek in Latin letters (ISO 843, without accents).</summary>
internal static class Greek
{
    private const string Letters = "αβγδεζηικλμνξοπρσςτυφω";
    private const string Plain = "avgdeziiklmnxoprsstyfo";

    public static string ToLatin(string plain)
    {
        if (!plain.Any(character => character is >= 'α' and <= 'ω'))
        {
            return plain;
        }
        var latin = new StringBuilder(plain.Length + 4);
        foreach (var character in plain)
        {
            var index = Letters.IndexOf(character, StringComparison.Ordinal);
            latin.Append(
                index >= 0
                    ? Plain[index].ToString()
                    : character switch
                    {
                        'θ' => "th",
                        'χ' => "ch",
                        'ψ' => "ps",
                        _ => character.ToString(),
                    }
            );
        }
        // A vowel of two letters is written with u.
        return latin.Replace("oy", "ou").ToString();
    }
}
