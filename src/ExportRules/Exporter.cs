namespace ExportRules;

/// <summary>Who exports.</summary>
public sealed record Exporter
{
    /// <summary>The name; compared with the holder of a license where the license names one.</summary>
    public string? Name { get; init; }

    /// <summary>The licenses the exporter holds; empty means none, null that they were not stated.</summary>
    public IReadOnlyList<HeldLicense>? Licenses { get; init; }

    /// <summary>Licenses obtained, or expected, for the same buyer within one year.</summary>
    public int? LicensesToSameBuyer { get; init; }
}
