namespace ExportRules.Destinations;

/// <summary>
/// Countries and territories: the codes of ISO 3166-1, the user-assigned <c>XK</c> (Kosovo) and <c>ZZ</c> (any other
/// territory), and the names under which trade data know them. Names are read by an exact table after normalization
/// and never by likeness: South and North Korea are one word apart.
/// </summary>
/// <remarks>
/// Whether a territory counts as part of another one is law and changes on a date, so it is for a rule set to say:
/// Hong Kong is always read as <c>HK</c> here. Thread-safe; the same answer under any culture, time zone and
/// globalization mode.
/// </remarks>
public static class CountryCodes
{
    private static readonly CountryTable Table = CountryTable.Load();

    /// <summary>Every alpha-2 code that <see cref="Resolve"/> can answer with, in ordinal order.</summary>
    public static IReadOnlyCollection<string> All => Table.Codes;

    /// <summary>
    /// Reads a country from an alpha-2, alpha-3 or three-digit numeric code or from a listed English, Japanese or other name.
    /// </summary>
    /// <remarks>
    /// Before the look-up, blanks and hidden characters around the text are dropped, width, case, accents and
    /// apostrophes are folded, and runs of blanks count as one. Accents are not folded away from codes.
    /// A withdrawn code with one successor (<c>ZR</c>) is read as that; one that was split (<c>AN</c>) is a problem
    /// that lists its successors.
    /// </remarks>
    /// <param name="text">The text as the user gave it. An empty text is a problem, not an exception.</param>
    /// <returns>The code, or the problem and what may have been meant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static CountryResolution Resolve(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Table.Resolve(text);
    }

    /// <summary>The English short name of a country (<c>Republic of Korea</c>).</summary>
    /// <param name="code">An alpha-2 code, upper case.</param>
    /// <returns>The name, or null where the code is not in <see cref="All"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static string? EnglishName(string code) => Table.Find(code)?.EnglishName;

    /// <summary>The Japanese name of a country, as the export control lists write it (<c>大韓民国</c>).</summary>
    /// <param name="code">An alpha-2 code, upper case.</param>
    /// <returns>The name, or null where the code is not in <see cref="All"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is null.</exception>
    public static string? JapaneseName(string code) => Table.Find(code)?.JapaneseName;
}
