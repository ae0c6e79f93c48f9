using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>Hiragana and katakana in Hepburn romanization, without long vowels.</summary>
internal static class Kana
{
    private const char ToHiragana = (char)('ァ' - 'ぁ');

    private static readonly Dictionary<string, string> Syllables = Table();

    public static string ToLatin(string text)
    {
        if (!text.Any(IsKana))
        {
            return text;
        }
        var latin = new StringBuilder(text.Length * 2);
        var isDoubled = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = Hiragana(text[index]);
            if (character == 'っ')
            {
                isDoubled = true;
                continue;
            }
            // The mark of a long vowel.
            if (text[index] == 'ー' && latin.Length > 0)
            {
                continue;
            }
            var pair = index + 1 < text.Length ? $"{character}{Hiragana(text[index + 1])}" : null;
            if (pair is null || !Syllables.TryGetValue(pair, out var syllable))
            {
                pair = null;
                syllable = Syllables.GetValueOrDefault(
                    character.ToString(),
                    text[index].ToString()
                );
            }
            if (isDoubled && syllable.Length > 0 && char.IsAsciiLetterLower(syllable[0]))
            {
                latin.Append(
                    syllable.StartsWith("ch", StringComparison.Ordinal) ? 't' : syllable[0]
                );
            }
            isDoubled = false;
            latin.Append(syllable);
            index += pair is null ? 0 : 1;
        }
        return latin.ToString();
    }

    private static bool IsKana(char character) =>
        character is >= '\u3041' and <= '\u30FE' and not '・';

    private static char Hiragana(char character) =>
        character is >= 'ァ' and <= 'ヴ' ? (char)(character - ToHiragana) : character;

    private static Dictionary<string, string> Table()
    {
        const string Rows = """
            あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go
            さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to
            だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho
            ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo
            や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n ゔ vu
            ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo
            きゃ kya きゅ kyu きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha しゅ shu しょ sho しぇ she
            じゃ ja じゅ ju じょ jo じぇ je ちゃ cha ちゅ chu ちょ cho ちぇ che にゃ nya にゅ nyu にょ nyo
            ひゃ hya ひゅ hyu ひょ hyo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu ぴょ pyo
            みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo
            ふぁ fa ふぃ fi ふぇ fe ふぉ fo てぃ ti でぃ di とぅ tu どぅ du うぃ wi うぇ we うぉ wo
            ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo つぁ tsa くぁ kwa でゅ dyu
            """;
        var words = Rows.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable
            .Range(0, words.Length / 2)
            .ToDictionary(index => words[2 * index], index => words[2 * index + 1]);
    }
}
