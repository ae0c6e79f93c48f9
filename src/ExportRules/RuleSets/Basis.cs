namespace ExportRules.RuleSets;

/// <summary>A reason for which the law asks for a license, such as <c>list-control</c>.</summary>
public sealed record Basis
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }
}
