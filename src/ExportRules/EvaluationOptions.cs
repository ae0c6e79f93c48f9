namespace ExportRules;

/// <summary>How a transaction is to be decided.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The day whose law decides; null for the transaction's own date.</summary>
    public DateOnly? PolicyDate { get; init; }

    /// <summary>Hides acts that were not yet published on this day; null shows all.</summary>
    public DateOnly? KnownAt { get; init; }

    /// <summary>Values for facts that were not supplied. A supplied fact is never replaced; what is used is recorded.</summary>
    public IReadOnlyDictionary<string, FactValue> Assumptions { get; init; } = FactTable.Empty;
}
