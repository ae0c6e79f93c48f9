namespace ExportRules;

/// <summary>The answer to an order.</summary>
/// <param name="Order">The order's id, or null.</param>
/// <param name="Outcome">The strictest of the lines; undetermined where a line is and none is prohibited.</param>
/// <param name="License">The least burdensome type that is available for every line that needs a license.</param>
/// <param name="Lines">The decision of each line, in the order's order.</param>
public sealed record OrderDecision(
    string? Order,
    Outcome Outcome,
    string? License,
    IReadOnlyList<Decision> Lines
);
