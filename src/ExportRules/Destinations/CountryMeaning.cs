namespace ExportRules.Destinations;

/// <summary>What an entry of the table stands for: a code, or a refusal with suggestions.</summary>
internal sealed record CountryMeaning
{
    /// <summary>Where the user's text goes in <see cref="Refusal"/>.</summary>
    public const string TextMark = "{text}";

    public string? Code { get; init; }

    /// <summary>The year in which the code that was read had been withdrawn; null for a code of today.</summary>
    public string? Withdrawn { get; init; }

    public string? Refusal { get; init; }

    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The codes to suggest to someone who wrote nearly this entry.</summary>
    public IReadOnlyList<string> Candidates => Code is null ? Suggestions : [Code];

    public CountryResolution For(string text) =>
        Code is null
            ? new CountryResolution
            {
                Problem = Refusal!.Replace(
                    TextMark,
                    VisibleText.Quote(text),
                    StringComparison.Ordinal
                ),
                Suggestions = Suggestions,
            }
            : new CountryResolution { Code = Code, Note = NoteFor(text) };

    private string? NoteFor(string text) =>
        text == Code ? null
        : Withdrawn is null ? $"{VisibleText.Quote(text)} read as `{Code}`"
        : $"{VisibleText.Quote(text)}, withdrawn in {Withdrawn}, read as `{Code}`";
}
