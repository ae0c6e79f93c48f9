using System.Globalization;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Reporting;

/// <summary>The page in the making, with what all of its sections need.</summary>
internal sealed class ReportPage(ReplaySummary summary)
{
    public HtmlText Html { get; } = new();

    public ReplaySummary Summary => summary;

    public AnswerStyles Answers { get; } = new(summary);

    /// <summary>The input without its folder, which is of one machine only.</summary>
    public string InputName { get; } = FileName(summary.Input);

    public bool IsComparison => summary.Against is not null;

    public IReadOnlyList<AnswerTransition> Changes { get; } =
    [.. summary.Transitions.Where(transition => transition.From != transition.To)];

    public long ChangedRows => Changes.Sum(transition => transition.Rows);

    /// <summary>What the deciding law is called in running text.</summary>
    public string Law { get; } = Name(summary.Policy, summary.Versions);

    /// <summary>What the law of the comparison is called in running text.</summary>
    public string OtherLaw { get; } = Name(summary.Against ?? "", summary.AgainstVersions);

    public ReportPage Swatch(string word)
    {
        Html.Raw("<span class=\"answer\"><span class=\"swatch\" style=\"background:")
            .Raw(Answers.Color(word))
            .Raw("\"></span>")
            .Raw("<span>")
            .Text(Answers.Name(word))
            .Raw("</span></span>");
        return this;
    }

    public static string Value(ValueTotal value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(value.Currency.Length == 0 ? "no currency" : value.Currency)} {value.Total:#,##0.##}"
        );

    public static string Values(IReadOnlyList<ValueTotal> values) =>
        string.Join(", ", values.Select(Value));

    private static string FileName(string path) =>
        path == "-" ? "standard input" : path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string Name(string words, IReadOnlyList<PolicyRows> versions)
    {
        if (!words.StartsWith("EVERY ROW", StringComparison.Ordinal))
        {
            return "the law of its own date";
        }
        return versions is [var one]
            ? one.Name is { } name
                ? $"{one.Version} ({name})"
                : $"the law of {one.Version}"
            : "one policy for all rows";
    }
}
