namespace ExportRules.RuleSets;

/// <summary>One row of a table, from one day until the next row of the same key.</summary>
public sealed record TableRow
{
    /// <summary>The values of the table's key facts.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The act that brought it.</summary>
    public required Act Act { get; init; }

    /// <summary>Whether the row ends.</summary>
    public bool Deleted { get; init; }

    /// <summary>The values, in the order of the table's columns.</summary>
    public IReadOnlyList<FactValue> Values { get; init; } = [];

    /// <summary>The English title.</summary>
    public string? Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>How well it is supported.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>Where it can be read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>A remark for the reader.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
