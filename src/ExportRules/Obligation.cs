namespace ExportRules;

/// <summary>Something the exporter must also do.</summary>
/// <param name="Rule">The rule that says so.</param>
/// <param name="Kind"><c>check</c>, <c>notify</c>, <c>report</c>, <c>record</c>, <c>apply</c>, <c>validity</c> or <c>condition</c>.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Confidence">How well the rule is supported.</param>
public sealed record Obligation(string Rule, string Kind, string Text, Confidence Confidence);
