namespace ExportRules.Screening;

/// <summary>One entity of an end-user list.</summary>
public sealed record EndUserListEntry
{
    /// <summary>Its number on the list.</summary>
    public required string Number { get; init; }

    /// <summary>Its country or region, as the list writes it; null where the cell is empty.</summary>
    public string? Country { get; init; }

    /// <summary>Its main name.</summary>
    public required string Name { get; init; }

    /// <summary>Its further names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The kinds of weapon that the list is concerned about: <c>N</c>, <c>B</c>, <c>C</c>, <c>M</c>, <c>CW</c>.</summary>
    public required IReadOnlyList<string> Concerns { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public SourceLocation Location { get; init; }
}
