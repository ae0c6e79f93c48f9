namespace ExportRules.RuleSets;

/// <summary>What a rule concludes: a closed vocabulary.</summary>
public enum ConclusionKind
{
    /// <summary>The item falls under an entry.</summary>
    Classify,

    /// <summary>A basis makes a license necessary.</summary>
    Require,

    /// <summary>Approval is refused in principle.</summary>
    Refuse,

    /// <summary>Nothing in the named bases makes a license necessary.</summary>
    Clear,

    /// <summary>The named bases fall away.</summary>
    Exempt,

    /// <summary>License types are available.</summary>
    Offer,

    /// <summary>License types are not available.</summary>
    Withdraw,

    /// <summary>Something else the exporter must do.</summary>
    Oblige,
}
