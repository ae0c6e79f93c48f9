namespace ExportRules.Testing;

/// <summary>What came of running one case.</summary>
/// <param name="Name">The case's sentence.</param>
/// <param name="Passed">Whether the answer is what the case expects.</param>
/// <param name="Failure">What was expected, what was found and the rules that made it so; null where the case holds.</param>
public sealed record CaseResult(string Name, bool Passed, string? Failure);
