namespace ExportRules.RuleSets;

/// <summary>Bulk law: rows found by the exact value of one or more facts, whose columns become facts themselves.</summary>
public sealed record Table
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The English title.</summary>
    public required string Title { get; init; }

    /// <summary>The official term in the original language.</summary>
    public string? Term { get; init; }

    /// <summary>Where the law says so.</summary>
    public string? Cite { get; init; }

    /// <summary>The prefix of the facts that its columns become.</summary>
    public required string As { get; init; }

    /// <summary>The facts whose values find a row.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>The rows of all days, in the order of key and day.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }

    /// <summary>
    /// Keys that the law has on other days than those covered. In the register of entries they are known by name, so
    /// that a transaction may state them. Only a table of one key has them.
    /// </summary>
    public IReadOnlyList<string> OtherKeys { get; init; } = [];

    /// <summary>Where it is written down.</summary>
    public SourceLocation Location { get; init; }
}
