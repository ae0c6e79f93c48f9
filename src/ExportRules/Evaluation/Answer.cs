namespace ExportRules.Evaluation;

/// <summary>An answer for one candidate under one reading of what is unknown.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="License">The least burdensome available type, or -1.</param>
/// <param name="Available">The types that a sourced rule offers and nothing takes away.</param>
/// <param name="Possible">The types that only an inferred rule offers.</param>
/// <param name="Remaining">The bases that still make a license necessary.</param>
/// <param name="Required">The bases before exemptions.</param>
/// <param name="Exemption">The public name of the exemption that removed the last basis.</param>
internal readonly record struct Answer(
    Outcome Outcome,
    int License,
    uint Available,
    uint Possible,
    uint Remaining,
    uint Required,
    string? Exemption
)
{
    /// <summary>Strictness; -1 where there is no answer.</summary>
    public int Rank(int licenseTypes) =>
        Outcome switch
        {
            Outcome.NoLicenseRequired => 0,
            Outcome.LicenseRequired => License < 0 ? licenseTypes + 1 : License + 1,
            Outcome.Prohibited => licenseTypes + 2,
            _ => -1,
        };

    public bool SameAs(Answer other) => Outcome == other.Outcome && License == other.License;
}
