using ExportRules.RuleSets;

namespace ExportRules;

/// <summary>Decides transactions under one rule set.</summary>
/// <remarks>Implementations are synchronous, pure and safe to call from several threads.</remarks>
public interface IExportRulesEngine
{
    /// <summary>The rule set that decides.</summary>
    RuleSet RuleSet { get; }

    /// <summary>
    /// The options as this engine applies them: an engine that adds something of its own, such as what is known today,
    /// gives the options that lead to the same answer later. A decision record keeps these.
    /// </summary>
    /// <param name="options">What a caller asks for; null for nothing.</param>
    EvaluationOptions? Applied(EvaluationOptions? options) => options;

    /// <summary>Decides one transaction.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for the transaction's own date and none.</param>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    Decision Evaluate(Transaction transaction, EvaluationOptions? options = null);

    /// <summary>Decides an order: contract totals are computed per entry across its lines.</summary>
    /// <param name="order">The order.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for each line's own date and none.</param>
    /// <exception cref="InvalidTransactionException">A line cannot be decided as it is written.</exception>
    OrderDecision EvaluateOrder(Order order, EvaluationOptions? options = null);
}
