namespace ExportRules.Hosting;

/// <summary>What came of looking at a rule set's files.</summary>
public enum ReloadOutcome
{
    /// <summary>The files are those of the law in use.</summary>
    Unchanged,

    /// <summary>The new law passed every check and is in use.</summary>
    Replaced,

    /// <summary>The new law failed a check; the law in use before stays.</summary>
    Refused,
}
