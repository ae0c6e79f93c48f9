namespace ExportRules.Analysis;

/// <summary>One thing that was written differently: a rule, a list or a table row, and the acts that did it.</summary>
/// <param name="Kind"><c>rule</c>, <c>list</c> or <c>row</c>.</param>
/// <param name="Id">The rule or list; for a row, the table and its key.</param>
/// <param name="Change"><c>added</c>, <c>changed</c>, <c>repealed</c>, <c>removed</c>.</param>
/// <param name="Details">What changed, a line each.</param>
/// <param name="Acts">The acts between the two versions that brought it.</param>
internal sealed record TextualChange(
    string Kind,
    string Id,
    string Change,
    IReadOnlyList<string> Details,
    IReadOnlyList<string> Acts
);
