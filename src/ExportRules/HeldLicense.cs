namespace ExportRules;

/// <summary>A license that the exporter holds. What is null does not restrict it.</summary>
public sealed record HeldLicense
{
    /// <summary>The license type's id, such as <c>special-general-bulk</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The license's number; printed.</summary>
    public string? Number { get; init; }

    /// <summary>First day of validity.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of validity, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The entries it is for.</summary>
    public IReadOnlyList<string>? Entries { get; init; }

    /// <summary>The material it is for.</summary>
    public string? Material { get; init; }

    /// <summary>The destinations it is for.</summary>
    public IReadOnlyList<string>? Destinations { get; init; }

    /// <summary>The other side it is for, by exactly the end user's name.</summary>
    public string? Counterparty { get; init; }

    /// <summary>The holder, by exactly the exporter's name.</summary>
    public string? Exporter { get; init; }
}
