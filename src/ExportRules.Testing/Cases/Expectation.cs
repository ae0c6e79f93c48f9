namespace ExportRules.Testing.Cases;

/// <summary>What a case expects of one decision, of an order, or of an input that is refused.</summary>
internal sealed record Expectation
{
    public required SourceLocation Location { get; init; }

    public IReadOnlyList<ExpectedField> Fields { get; init; } = [];

    /// <summary>The codes with which the input is refused; empty where it is decided.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    public SourceLocation ErrorLocation { get; init; }

    /// <summary>What is expected of each line of an order; null where nothing is said about lines.</summary>
    public IReadOnlyList<Expectation>? Lines { get; init; }

    public bool IsRefusal => Errors.Count > 0;
}

/// <summary>One expected field. An expected null is an empty list.</summary>
internal sealed record ExpectedField(
    ExpectationKey Key,
    SourceLocation Location,
    IReadOnlyList<string> Values
);
