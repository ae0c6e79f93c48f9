using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Hangul in the Revised Romanization, letter by letter.</summary>
internal static class Hangul
{
    private const char First = '가';
    private const char Last = '힣';

    private static readonly string[] Initials = "g kk n d tt r m b pp s ss - j jj ch k t p h".Split(
        ' '
    );
    private static readonly string[] Vowels =
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ');
    private static readonly string[] Finals =
        "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".Split(' ');

    public static string ToLatin(string text)
    {
        if (!text.Any(character => character is >= First and <= Last))
        {
            return text;
        }
        var latin = new StringBuilder(text.Length * 3);
        foreach (var character in text)
        {
            if (character is < First or > Last)
            {
                latin.Append(character);
                continue;
            }
            var syllable = character - First;
            Append(Initials[syllable / 588]);
            Append(Vowels[syllable % 588 / 28]);
            Append(Finals[syllable % 28]);
        }
        return latin.ToString();

        void Append(string letters)
        {
            if (letters != "-")
            {
                latin.Append(letters);
            }
        }
    }
}
