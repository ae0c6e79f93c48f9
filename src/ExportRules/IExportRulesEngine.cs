using ExportRules.RuleSets;

namespace ExportRules;

/// <summary>Decides transactions under one rule set.</summary>
/// <remarks>Implementations are synchronous, pure and safe to call from several threads.</remarks>
public interface IExportRulesEngine
{
    /// <summary>The rule set that decides.</summary>
    RuleSet RuleSet { get; }

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
