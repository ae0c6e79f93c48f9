namespace ExportRules.Analysis;

/// <summary>One change of one component of the answer, for one entry and one way to classify the item.</summary>
/// <param name="Key">Which entry decides, and which change it is.</param>
/// <param name="Item">The exporter's classification.</param>
/// <param name="Region">Where the change happens.</param>
/// <param name="Within">Where the item is decided under this entry and nothing is open.</param>
/// <param name="Component">The pairs of values of the component.</param>
internal sealed record DifferencePiece(
    DifferenceKey Key,
    ItemCase Item,
    int Region,
    int Within,
    int Component
);

/// <summary>An entry before and after, a component of the answer (-1: outcome and license) and its two values.</summary>
internal readonly record struct DifferenceKey(
    string? EntryBefore,
    string? EntryAfter,
    int Component,
    int Before,
    int After
);
