namespace ExportRules.RuleSets;

/// <summary>A named set of codes whose members change over time.</summary>
public sealed record DatedList
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>What its members are: <c>country</c>, <c>entry</c>, <c>hs</c> or <c>text</c>.</summary>
    public required string Of { get; init; }

    /// <summary>Where the law says so.</summary>
    public string? Cite { get; init; }

    /// <summary>The versions, oldest first.</summary>
    public required IReadOnlyList<ListVersion> Versions { get; init; }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
