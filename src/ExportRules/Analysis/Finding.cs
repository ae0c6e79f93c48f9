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

/// <summary>One finding of an analysis, with its evidence.</summary>
internal sealed record Finding
{
    public required FindingKind Kind { get; init; }

    /// <summary>The rules, the list or the fact it is about; for a gap, the item.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }

    /// <summary>It in one sentence.</summary>
    public required string Message { get; init; }

    /// <summary>The bounds of the region where it is so, where it is a region.</summary>
    public IReadOnlyList<FactRange> Facts { get; init; } = [];

    /// <summary>Exceptional grounds that the witness states.</summary>
    public IReadOnlyList<string> OnlyWith { get; init; } = [];

    /// <summary>The policy versions in which it is so, oldest first.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>A transaction that shows it under the first of these versions; null where there can be none.</summary>
    public Transaction? Witness { get; init; }

    /// <summary>Whether it makes a check fail.</summary>
    public bool IsError =>
        Kind
            is FindingKind.Gap
                or FindingKind.Conflict
                or FindingKind.Unreachable
                or FindingKind.Shadowed;

    /// <summary>What makes two findings of different versions the same one.</summary>
    internal string Identity =>
        string.Join(
            '\u001f',
            Subjects
                .Prepend(Kind.ToString())
                .Concat(Facts.Select(fact => $"{fact.Fact}={fact.Text}"))
                .Concat(OnlyWith)
        );
}

/// <summary>Everything that an analysis found, and how far it looked.</summary>
internal sealed record AnalysisReport
{
    public required string RuleSet { get; init; }

    public required IReadOnlyList<string> Versions { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Coverage Coverage { get; init; }

    public bool HasErrors => Findings.Any(finding => finding.IsError);
}
