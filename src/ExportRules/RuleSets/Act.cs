namespace ExportRules.RuleSets;

/// <summary>One legal instrument that changed the law.</summary>
public sealed record Act
{
    /// <summary>The id that rules cite.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official title in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>The day of publication; null where no source gives it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The name of the policy version that begins with this act.</summary>
    public string? Policy { get; init; }

    /// <summary>What it changed, in one sentence.</summary>
    public string? Effect { get; init; }

    /// <summary>How well the act and its date are supported.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>Where it can be read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>A remark for the reader.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The day from which the act can be known: its publication, or its first day where that is not sourced.</summary>
    public DateOnly KnownFrom => Published ?? From;
}
