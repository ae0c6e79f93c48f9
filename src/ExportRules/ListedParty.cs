namespace ExportRules;

/// <summary>One appearance of a party on an official list.</summary>
public sealed record ListedParty
{
    /// <summary>The list, such as <c>meti-end-user-list</c>.</summary>
    public string? List { get; init; }

    /// <summary>The list's words for the concern: <c>N</c>, <c>B</c>, <c>C</c>, <c>M</c>, <c>CW</c>.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];
}
