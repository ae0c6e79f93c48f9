namespace ExportRules;

/// <summary>A fact that was not supplied and that the caller chose to assume.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">What was assumed.</param>
public sealed record AssumedFact(string Fact, FactValue Value);
