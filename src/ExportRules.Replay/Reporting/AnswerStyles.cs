using System.Globalization;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Reporting;

/// <summary>Answers in the order of their burden, each with its name for people and its color.</summary>
internal sealed class AnswerStyles
{
    private const int BeforeLicenses = 0;
    private const int AfterLicenses = 1000;

    private readonly IReadOnlyList<LicenseType> licenses;

    public AnswerStyles(ReplaySummary summary)
    {
        licenses = summary.Law?.Licenses ?? [];
        Words =
        [
            .. summary
                .Months.Concat(summary.AgainstMonths)
                .SelectMany(month => month.Answers.Keys)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(Place)
                .ThenBy(word => word, StringComparer.Ordinal),
        ];
    }

    /// <summary>The answers that occur, mildest first; what is open comes last.</summary>
    public IReadOnlyList<string> Words { get; }

    public string Name(string word) =>
        License(word)?.Title
        ?? word switch
        {
            "no-license-required" => "No license required",
            "license-required" => "License required, none named",
            "prohibited" => "Refused in principle",
            "undetermined" => "Undetermined",
            "error" => "Row in error",
            _ => word,
        };

    /// <summary>The color, as a value of CSS: licenses from mild to strict, everything else its own.</summary>
    public string Color(string word) =>
        License(word) is { } license
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"color-mix(in oklab, var(--mild), var(--strict) {Strictness(license)}%)"
            )
            : word switch
            {
                "no-license-required" => "var(--free)",
                "prohibited" => "var(--refused)",
                "undetermined" => "var(--open)",
                "error" => "var(--error)",
                _ => "var(--required)",
            };

    // By its place among the license types that occur, so that two of them never look alike.
    private int Strictness(LicenseType license)
    {
        var present = Words.Where(word => License(word) is not null).ToList();
        return present.Count < 2 ? 100 : 100 * present.IndexOf(license.Id) / (present.Count - 1);
    }

    private LicenseType? License(string word) => licenses.FirstOrDefault(type => type.Id == word);

    private int Place(string word) =>
        License(word) is { } license
            ? BeforeLicenses + 1 + license.Burden
            : word switch
            {
                "no-license-required" => BeforeLicenses,
                "license-required" => AfterLicenses,
                "prohibited" => AfterLicenses + 1,
                "undetermined" => AfterLicenses + 2,
                "error" => AfterLicenses + 3,
                _ => AfterLicenses,
            };
}
