namespace ExportRules.RuleSets;

/// <summary>The stages of a decision, in their order; each is a folder of a rule set.</summary>
public enum Stage
{
    /// <summary>Material and parameters, or the exporter's own classification, to entries.</summary>
    Classification,

    /// <summary>What makes a license necessary.</summary>
    Control,

    /// <summary>What removes one necessity.</summary>
    Exemptions,

    /// <summary>Which license types are available.</summary>
    Licenses,

    /// <summary>What the exporter must also do.</summary>
    Obligations,
}
