namespace ExportRules;

/// <summary>One test of a condition with what was found.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Operator">The test, such as <c>&gt;</c> or <c>in-list</c>.</param>
/// <param name="Expected">What the fact is tested against.</param>
/// <param name="Actual">What was supplied; <c>not supplied</c> where nothing was.</param>
/// <param name="Result"><c>met</c>, <c>not-met</c> or <c>unknown</c>.</param>
public sealed record TraceTest(
    string Fact,
    string Operator,
    string Expected,
    string Actual,
    string Result
);
