using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Running;

/// <summary>What came of running one case.</summary>
internal sealed record CaseOutcome
{
    public required Case Case { get; init; }

    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>The decision, or those of the order's lines; empty where the input was refused.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    /// <summary>Why the input was refused; empty where it was decided.</summary>
    public IReadOnlyList<Diagnostic> Refusal { get; init; } = [];

    public bool Passed => Differences.Count == 0;
}

/// <summary>One expectation that does not hold.</summary>
/// <param name="Key">The key of <c>expect</c>, such as <c>license</c> or <c>lines[0].license</c>.</param>
/// <param name="Location">Where it is expected.</param>
/// <param name="Expected">What is expected, as it is written.</param>
/// <param name="Actual">What was found.</param>
/// <param name="Values">The words that are in one of the two and not in the other.</param>
/// <param name="Line">The line of an order; 0 for a single transaction.</param>
internal sealed record Difference(
    string Key,
    SourceLocation Location,
    string Expected,
    string Actual,
    IReadOnlyList<string> Values,
    int Line
);
