namespace ExportRules.RuleSets;

/// <summary>What one act did to a list: restate it whole, or add and remove members.</summary>
public sealed record ListVersion
{
    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The act that brought it.</summary>
    public required Act Act { get; init; }

    /// <summary>The whole membership; null where it only adds or removes.</summary>
    public IReadOnlyList<string>? Members { get; init; }

    /// <summary>Members that join.</summary>
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>Members that leave.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>How well the members that this version names are supported.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>A remark for the reader.</summary>
    public string? Note { get; init; }

    /// <summary>Where it can be read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
