namespace ExportRules;

/// <summary>One entry of a list that is, or may be, the party that was screened.</summary>
public sealed record ScreeningMatch
{
    /// <summary>The entry's number on the list.</summary>
    public required string Entry { get; init; }

    /// <summary>The entry's main name, as the list writes it.</summary>
    public required string Name { get; init; }

    /// <summary>The alias that matched; null where the main name did.</summary>
    public string? Alias { get; init; }

    /// <summary>The entry's country or region, as the list writes it.</summary>
    public string? Country { get; init; }

    /// <summary>The list's words for the concern: <c>N</c>, <c>B</c>, <c>C</c>, <c>M</c>, <c>CW</c>.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];

    /// <summary>How like the names are, from 0 to 1.</summary>
    public required decimal Score { get; init; }
}
