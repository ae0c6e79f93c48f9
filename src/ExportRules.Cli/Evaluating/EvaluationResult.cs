using ExportRules.Input;
using ExportRules.Records;

namespace ExportRules.Cli.Evaluating;

/// <summary>What came of one input: a decision, an order's decision, or why there is none. Exactly one of the three.</summary>
internal sealed record EvaluationResult(TransactionInput Input)
{
    /// <summary>The decision of a transaction.</summary>
    public Decision? Decision { get; init; }

    /// <summary>The decision of an order.</summary>
    public OrderDecision? Order { get; init; }

    /// <summary>The record with the evidence of the screening; null where nothing was screened.</summary>
    public DecisionRecord? Screened { get; init; }

    /// <summary>Why it could not be decided; empty where it was.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];

    /// <summary>Whether an answer is undetermined.</summary>
    public bool IsUndetermined =>
        Decision?.Outcome is Outcome.Undetermined || Order?.Outcome is Outcome.Undetermined;
}
