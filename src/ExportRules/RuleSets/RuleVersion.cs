namespace ExportRules.RuleSets;

/// <summary>A rule as it stood from one day until its next version.</summary>
public sealed record RuleVersion
{
    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The act that brought it.</summary>
    public required Act Act { get; init; }

    /// <summary>Whether the rule ends with this version; then there is no condition and no conclusion.</summary>
    public bool Repealed { get; init; }

    /// <summary>The whole condition.</summary>
    public Condition When { get; init; } = new AlwaysCondition();

    /// <summary>The conclusion; null only where <see cref="Repealed"/>.</summary>
    public Conclusion? Then { get; init; }

    /// <summary>The rules whose effect is set aside where this one is met, in the order of their ids.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Why, in one sentence for a compliance officer.</summary>
    public string? Because { get; init; }

    /// <summary>How well it is supported.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>Where it can be read; the act's sources where the version names none.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The words of the law.</summary>
    public string? Text { get; init; }

    /// <summary>A remark for the reader.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
