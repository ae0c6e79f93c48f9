namespace ExportRules.RuleSets;

/// <summary>The tests of the condition vocabulary.</summary>
public enum Operator
{
    /// <summary>Equal; for a set, contains.</summary>
    Is,

    /// <summary>One of several; for a set, shares one.</summary>
    In,

    /// <summary>A member of a dated list on the policy day.</summary>
    InList,

    /// <summary>A code, or one below it in its hierarchy.</summary>
    Within,

    /// <summary>Greater than.</summary>
    Greater,

    /// <summary>Greater than or equal.</summary>
    GreaterOrEqual,

    /// <summary>Less than.</summary>
    Less,

    /// <summary>Less than or equal.</summary>
    LessOrEqual,

    /// <summary>Supplied or not; the only test that is never unknown.</summary>
    Given,
}
