namespace ExportRules.Destinations;

/// <summary>The part of Unicode's compatibility folding that names of countries need.</summary>
internal static class LetterFolding
{
    // Outside this range, or among the ligatures, no letter is looked for.
    private const char LowestSpecialLetter = '\u00C0';
    private const char HighestLatinLetter = '\u1EFF';
    private const char LowestLigature = '\uFB00';

    private const char VoicedMark = '\u3099';
    private const char SemiVoicedMark = '\u309A';

    // U+FF61 to U+FF9F in order.
    private const string FullWidthKana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309A";

    // Their voiced letters follow them in Unicode at once, the semi-voiced ones of the h-row one further.
    private const string VoiceableKana =
        "カキクケコサシスセソタチツテトハヒフヘホかきくけこさしすせそたちつてとはひふへほ";
    private const string SemiVoiceableKana = "ハヒフヘホはひふへほ";

    // Hangul syllables are numbered by their leading consonant, vowel and trailing consonant.
    private const char FirstLead = '\u1100';
    private const char FirstVowel = '\u1161';
    private const char BeforeFirstTrail = '\u11A7';
    private const char FirstSyllable = '\uAC00';
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Trails = 28;

    private static readonly (string Plain, string Letters)[] PlainLetters =
    [
        ("A", "ÀÁÂÃÄÅĀĂĄǍẠẢẤẦẨẪẬẮẰẲẴẶ"),
        ("AE", "Æ"),
        ("C", "ÇĆĈĊČ"),
        ("D", "ĎĐÐ"),
        ("E", "ÈÉÊËĒĔĖĘĚẸẺẼẾỀỂỄỆ"),
        ("G", "ĜĞĠĢǦ"),
        ("H", "ĤĦ"),
        ("I", "ÌÍÎÏĨĪĬĮİǏỈỊı"),
        ("J", "Ĵ"),
        ("K", "Ķ"),
        ("L", "ĹĻĽĿŁ"),
        ("N", "ÑŃŅŇ"),
        ("O", "ÒÓÔÕÖØŌŎŐƠǑỌỎỐỒỔỖỘỚỜỞỠỢ"),
        ("OE", "Œ"),
        ("R", "ŔŖŘ"),
        ("S", "ŚŜŞŠȘ"),
        ("SS", "ẞß"),
        ("T", "ŢŤŦȚ"),
        ("TH", "Þ"),
        ("U", "ÙÚÛÜŨŪŬŮŰŲƯǓỤỦỨỪỬỮỰ"),
        ("W", "Ŵ"),
        ("Y", "ÝŶŸỲỴỶỸ"),
        ("Z", "ŹŻŽ"),
        // Ligatures, as text copied from a PDF has them.
        ("FF", "ﬀ"),
        ("FI", "ﬁ"),
        ("FL", "ﬂ"),
    ];

    /// <summary>Full-width Latin signs become narrow, half-width katakana wide.</summary>
    public static char Width(char c) =>
        c switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
            >= '\uFF61' and <= '\uFF9F' => FullWidthKana[c - '\uFF61'],
            _ => c,
        };

    /// <summary>Whether it is an accent that stands as a character of its own, as in decomposed text.</summary>
    public static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    /// <summary>The plain letters for one with an accent or for a special letter, upper case; null for all others.</summary>
    public static string? Plain(char c)
    {
        if (c is < LowestSpecialLetter or (> HighestLatinLetter and < LowestLigature))
        {
            return null;
        }

        var upper = char.ToUpperInvariant(c);
        foreach (var (plain, letters) in PlainLetters)
        {
            if (letters.Contains(upper, StringComparison.Ordinal))
            {
                return plain;
            }
        }

        return null;
    }

    /// <summary>One sign for each kind of apostrophe and for each kind of hyphen or dash.</summary>
    public static char Sign(char c) =>
        c switch
        {
            '`' or '\u00B4' or '\u02BB' or '\u02BC' or '\u2018' or '\u2019' or '\u2032' => '\'',
            (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
            _ => c,
        };

    /// <summary>The one character that two characters of decomposed kana or Hangul make; null where they make none.</summary>
    public static char? Compose(char first, char second)
    {
        if (second == VoicedMark)
        {
            return first == 'ウ' ? 'ヴ'
                : VoiceableKana.Contains(first, StringComparison.Ordinal) ? (char)(first + 1)
                : null;
        }

        if (second == SemiVoicedMark)
        {
            return SemiVoiceableKana.Contains(first, StringComparison.Ordinal)
                ? (char)(first + 2)
                : null;
        }

        var lead = first - FirstLead;
        var vowel = second - FirstVowel;
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            return (char)(FirstSyllable + (((lead * Vowels) + vowel) * Trails));
        }

        var syllable = first - FirstSyllable;
        var trail = second - BeforeFirstTrail;
        var open = syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0;
        return open && trail is > 0 and < Trails ? (char)(first + trail) : null;
    }
}
