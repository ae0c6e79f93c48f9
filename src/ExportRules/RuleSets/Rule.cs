namespace ExportRules.RuleSets;

/// <summary>One provision of the law, with all its versions.</summary>
public sealed record Rule
{
    /// <summary>The id, unique in the rule set.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>Where the law says so.</summary>
    public required string Cite { get; init; }

    /// <summary>The stage it works in.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The versions, oldest first; each lasts until the next.</summary>
    public required IReadOnlyList<RuleVersion> Versions { get; init; }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
