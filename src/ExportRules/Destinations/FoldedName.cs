using System.Globalization;
using System.Text;

namespace ExportRules.Destinations;

/// <summary>
/// A name reduced to what tells it from others: <c>Ｃôte  d’Ivoire </c> and <c>COTE D'IVOIRE</c> have one key.
/// </summary>
/// <remarks>
/// The folding is done by own small tables (<see cref="LetterFolding"/>) because <see cref="string.Normalize()"/>
/// silently returns its input where the runtime is in globalization-invariant mode, and because an answer must not
/// depend on the machine's Unicode library.
/// </remarks>
/// <param name="Key">The key that the country table is searched by.</param>
/// <param name="LettersReplaced">Whether an accent was dropped or a special letter spelled out.</param>
internal readonly record struct FoldedName(string Key, bool LettersReplaced)
{
    public static FoldedName Of(string text)
    {
        var key = new StringBuilder(text.Length);
        var lettersReplaced = false;
        var pendingBlank = false;
        foreach (var raw in Trim(text))
        {
            if (char.IsWhiteSpace(raw))
            {
                pendingBlank = true;
                continue;
            }

            if (pendingBlank)
            {
                key.Append(' ');
                pendingBlank = false;
            }

            var c = LetterFolding.Width(raw);
            if (LetterFolding.IsAccent(c))
            {
                lettersReplaced = true;
            }
            else if (LetterFolding.Plain(c) is { } plain)
            {
                key.Append(plain);
                lettersReplaced = true;
            }
            else if (key.Length > 0 && LetterFolding.Compose(key[^1], c) is { } composed)
            {
                key[^1] = composed;
            }
            else
            {
                key.Append(LetterFolding.Sign(char.ToUpperInvariant(c)));
            }
        }

        return new FoldedName(key.ToString(), lettersReplaced);
    }

    // Inside a name a hidden character stays and spoils the match: `K‹U+200B›R` may be two texts run together.
    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        while (text is [var first, ..] && IsBlankOrHidden(first))
        {
            text = text[1..];
        }

        while (text is [.., var last] && IsBlankOrHidden(last))
        {
            text = text[..^1];
        }

        return text;
    }

    // Format characters are zero-width blanks and joiners, the byte order mark, soft hyphens and direction marks.
    private static bool IsBlankOrHidden(char c) =>
        char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
