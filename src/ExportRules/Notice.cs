namespace ExportRules;

/// <summary>What the authority told the exporter about a transaction.</summary>
public sealed record Notice
{
    /// <summary>An inform notice to apply for a license: <c>none</c>, <c>wmd</c> or <c>conventional</c>.</summary>
    public string? Inform { get; init; }
}
