namespace ExportRules.Input;

/// <summary>One transaction or order as it was read from a file, or why it could not be.</summary>
internal sealed record TransactionInput
{
    /// <summary>Where it begins.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The id of the transaction or order; null where it has none or none could be read.</summary>
    public string? Id { get; init; }

    /// <summary>The transaction; null where it is an order, or could not be read.</summary>
    public BoundTransaction? Bound { get; init; }

    /// <summary>The transaction as a model; null where it could not be read.</summary>
    public Transaction? Transaction { get; init; }

    /// <summary>The order; null where it is a transaction, or could not be read.</summary>
    public Order? Order { get; init; }

    /// <summary>What is wrong or worth a look.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Whether it cannot be decided.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
}
