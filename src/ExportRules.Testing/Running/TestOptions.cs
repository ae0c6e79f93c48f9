namespace ExportRules.Testing.Running;

/// <summary>What a run of the cases is asked for.</summary>
internal sealed record TestOptions
{
    /// <summary>Only cases whose sentence or file holds this text.</summary>
    public string? Filter { get; init; }

    public bool WithCoverage { get; init; }

    public bool WithMutation { get; init; }

    /// <summary>The least share in percent, of coverage and of killed mutants; null where any will do.</summary>
    public decimal? Threshold { get; init; }
}
