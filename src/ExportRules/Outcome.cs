namespace ExportRules;

/// <summary>What the law of the policy day says about a transaction.</summary>
/// <remarks>
/// The order of the members is the order of strictness, except <see cref="Undetermined"/>, which is no answer.
/// </remarks>
public enum Outcome
{
    /// <summary>A named rule says that no license is needed; never the result of silence.</summary>
    NoLicenseRequired,

    /// <summary>A license is needed; <see cref="Decision.License"/> is the least burdensome available type.</summary>
    LicenseRequired,

    /// <summary>Approval is refused in principle.</summary>
    Prohibited,

    /// <summary>No answer can be given: a fact is missing, rules conflict, or no rule speaks.</summary>
    Undetermined,
}
