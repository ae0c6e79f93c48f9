namespace ExportRules;

/// <summary>What became of one rule in one decision.</summary>
public enum RuleState
{
    /// <summary>Its condition holds.</summary>
    Met,

    /// <summary>Its condition does not hold; the trace shows the first failing test.</summary>
    NotMet,

    /// <summary>A fact that it tests was not supplied.</summary>
    Unknown,

    /// <summary>Its condition holds, but a met rule sets its effect aside.</summary>
    Overridden,

    /// <summary>Its condition holds, but the rule has no version in force on the policy day.</summary>
    NotInForce,
}
