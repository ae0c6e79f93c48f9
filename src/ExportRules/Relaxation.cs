namespace ExportRules;

/// <summary>What a missing fact could make milder.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Rule">The rule that would then apply.</param>
/// <param name="Outcome">The outcome there would be.</param>
/// <param name="License">The license there would be.</param>
public sealed record Relaxation(string Fact, string Rule, Outcome Outcome, string? License);
