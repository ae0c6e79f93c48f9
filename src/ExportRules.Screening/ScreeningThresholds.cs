namespace ExportRules.Screening;

/// <summary>From which likeness on a name is a hit, and from which on it may be one.</summary>
/// <remarks><c>docs/screening.md</c> says how well the defaults tell names apart, measured on a labelled set.</remarks>
public sealed record ScreeningThresholds
{
    /// <summary>From this score on an entry is a hit. Default 0.95.</summary>
    public decimal Hit { get; init; } = 0.95m;

    /// <summary>From this score on an entry is possible; below it there is no hit. Default 0.80.</summary>
    public decimal Possible { get; init; } = 0.80m;
}
