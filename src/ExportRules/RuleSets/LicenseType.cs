namespace ExportRules.RuleSets;

/// <summary>A kind of license, such as <c>special-general-bulk</c>.</summary>
public sealed record LicenseType
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>The place in the rule set's order, 0 for the least burdensome.</summary>
    public required int Burden { get; init; }
}
