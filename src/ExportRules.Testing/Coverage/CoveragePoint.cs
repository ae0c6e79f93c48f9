namespace ExportRules.Testing.Coverage;

/// <summary>One thing that some case should exercise.</summary>
internal sealed class CoveragePoint(string kind, string rule, SourceLocation location, string text)
{
    /// <summary>What kind of point it is; one of <see cref="CoverageKinds"/>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The rule with the first day of its version, such as <c>small-value@2012-07-01</c>.</summary>
    public string Rule { get; } = rule;

    public SourceLocation Location { get; } = location;

    /// <summary>What no case does, where the point is missing.</summary>
    public string Text { get; } = text;

    public bool IsCovered { get; private set; }

    public void Cover() => IsCovered = true;
}

/// <summary>The kinds of points, in the order of the report.</summary>
internal static class CoverageKinds
{
    public const string Rule = "rule";
    public const string Test = "test";
    public const string Override = "override";
    public const string Date = "date";
    public const string Threshold = "threshold";

    public static readonly IReadOnlyList<(string Kind, string Title)> All =
    [
        (Rule, "rule versions met and not met"),
        (Test, "tests that decide, both ways"),
        (Override, "overrides exercised"),
        (Date, "sides of date boundaries"),
        (Threshold, "values just below, at and just above thresholds"),
    ];
}
