using System.Globalization;
using System.Text;

namespace ExportRules.Screening.Names;

/// <summary>A name as the words that tell it from others: plain Latin letters where there is a way, no legal form.</summary>
/// <param name="Words">The words, in their order.</param>
internal sealed record NormalizedName(IReadOnlyList<string> Words)
{
    /// <summary>Whether nothing is left to compare.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>The words without blanks between them.</summary>
    public string Joined { get; } = string.Concat(Words);

    /// <summary>Whether the name is a legal form and nothing else.</summary>
    public bool IsLegalForm { get; private init; }

    /// <summary>The name as it looks, where letters of another alphabet are drawn like Latin ones; else the name itself.</summary>
    public NormalizedName Seen
    {
        get => seen ?? this;
        private init => seen = value;
    }

    private readonly NormalizedName? seen;

    public static NormalizedName Of(string name)
    {
        var latin = Lookalikes.ToLatin(name);
        var read = Read(name);
        return latin == name ? read : read with { Seen = Read(latin) };
    }

    private static NormalizedName Read(string name)
    {
        var text = UnicodeForm.Compatible(name).ToLowerInvariant();
        text = LegalForms.WithoutAttached(text);
        text = OtherForms.Plain(text);
        text = Hangul.ToLatin(text);
        text = Kana.ToLatin(text);
        text = Cyrillic.ToLatin(text);
        text = Greek.ToLatin(LatinLetters.Plain(text));
        var words = Split(text);
        var rest = LegalForms.Without(words);
        // A name that is nothing but a legal form is still a name: it is compared as it stands.
        return rest.Count > 0 ? new(rest) : new(words) { IsLegalForm = words.Count > 0 };
    }

    /// <summary>Words of letters and digits. A dot or apostrophe inside a word is dropped; <c>&amp;</c> is "and".</summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(rune.ToString());
            }
            else if (rune.Value is '.' or '\'' or '\u2019' or '\u02BC' or '`' || IsInvisible(rune))
            {
                continue;
            }
            else
            {
                End();
                if (rune.Value == '&')
                {
                    words.Add("and");
                }
            }
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.Control
        && !Rune.IsWhiteSpace(rune);
}
