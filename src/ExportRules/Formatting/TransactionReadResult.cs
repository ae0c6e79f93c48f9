namespace ExportRules.Formatting;

/// <summary>One transaction or order as it was read, or what is wrong with it.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Transaction">The transaction; null where it is an order or was refused.</param>
/// <param name="Order">The order; null where it is a transaction or was refused.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of their places.</param>
public sealed record TransactionReadResult(
    SourceLocation Location,
    Transaction? Transaction,
    Order? Order,
    IReadOnlyList<Diagnostic> Diagnostics
);
