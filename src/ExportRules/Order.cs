namespace ExportRules;

/// <summary>Several transactions under one contract. Totals per entry are computed across its lines.</summary>
public sealed record Order
{
    /// <summary>The caller's own name for the order.</summary>
    public string? Id { get; init; }

    /// <summary>The lines, in the caller's order.</summary>
    public required IReadOnlyList<Transaction> Lines { get; init; }
}
