namespace ExportRules;

/// <summary>Whether a license type can be used for a transaction.</summary>
public enum Availability
{
    /// <summary>A sourced rule offers it and nothing takes it away. The exporter must still hold it.</summary>
    Available,

    /// <summary>Rests on an inferred or unknown cell, or on a fact that was not supplied.</summary>
    Possible,

    /// <summary>Not offered, or withdrawn.</summary>
    Unavailable,
}
