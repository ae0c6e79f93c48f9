namespace ExportRules.Destinations;

/// <summary>
/// What a text says about a country: either its code, or why no country can be read from it. Exactly one of
/// <see cref="Code"/> and <see cref="Problem"/> is given. Immutable and safe to share between threads.
/// </summary>
public sealed record CountryResolution
{
    internal CountryResolution() { }

    /// <summary>The ISO 3166-1 alpha-2 code, upper case (<c>KR</c>); null where <see cref="Problem"/> says why not.</summary>
    public string? Code { get; internal init; }

    /// <summary>
    /// What was normalized on the way, for example <c>`KOR` read as `KR`</c>; null where the text was the code itself,
    /// or gave none.
    /// </summary>
    public string? Note { get; internal init; }

    /// <summary>
    /// Why no country can be read: a lower-case sentence without full stop, with the text in backticks and what cannot
    /// be seen in it written as <c>&lt;U+200B&gt;</c>; null where <see cref="Code"/> is given.
    /// </summary>
    public string? Problem { get; internal init; }

    /// <summary>
    /// Codes that may have been meant, likeliest first. They are for a reader to choose from and never chosen
    /// automatically; empty where nothing comes near.
    /// </summary>
    public IReadOnlyList<string> Suggestions { get; internal init; } = [];
}
