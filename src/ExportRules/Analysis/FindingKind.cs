namespace ExportRules.Analysis;

/// <summary>What an analysis can find in a rule set.</summary>
internal enum FindingKind
{
    /// <summary>Nothing is missing, and yet no rule answers.</summary>
    Gap,

    /// <summary>Rules contradict each other and none overrides the other.</summary>
    Conflict,

    /// <summary>No transaction meets the rule.</summary>
    Unreachable,

    /// <summary>Whenever the rule is met, another overrides it.</summary>
    Shadowed,

    /// <summary>The rule is met, but every answer would be the same without it.</summary>
    WithoutEffect,

    /// <summary>The law leaves a transaction open: a list is not known for the day.</summary>
    OpenLaw,

    /// <summary>Two rules of the same conclusion are met together.</summary>
    Overlap,

    /// <summary>No rule ever tests the list.</summary>
    UnusedList,

    /// <summary>No rule ever tests the fact.</summary>
    UnusedFact,
}

/// <summary>How much a finding weighs.</summary>
internal enum FindingGrade
{
    /// <summary>Some transaction gets no answer, or a rule never works.</summary>
    Error,

    /// <summary>Something could be left out, and no answer would be another.</summary>
    Warning,

    /// <summary>Good to know, and often meant so.</summary>
    Note,
}
