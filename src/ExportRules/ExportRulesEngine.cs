using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules;

/// <summary>Decides transactions under one rule set: which license was needed under the law of the policy day, and why.</summary>
/// <remarks>
/// Safe to call from several threads; each policy version is compiled once, when it is first needed. No clock, no
/// I/O and no environment is read in an evaluation.
/// </remarks>
public sealed class ExportRulesEngine : IExportRulesEngine
{
    private readonly PolicyCache cache;

    /// <summary>Creates an engine for a rule set.</summary>
    public ExportRulesEngine(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        RuleSet = ruleSet;
        cache = new();
    }

    /// <inheritdoc/>
    public RuleSet RuleSet { get; }

    /// <inheritdoc/>
    public Decision Evaluate(Transaction transaction, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Evaluate(TransactionFacts.Bind(RuleSet, transaction), options);
    }

    /// <summary>Decides one transaction under the law of a day.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="policyDate">The day whose law decides.</param>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public Decision Evaluate(Transaction transaction, DateOnly policyDate) =>
        Evaluate(transaction, new EvaluationOptions { PolicyDate = policyDate });

    /// <inheritdoc/>
    public OrderDecision EvaluateOrder(Order order, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderEvaluation.Evaluate(this, order, options);
    }

    internal Decision Evaluate(BoundTransaction bound, EvaluationOptions? options)
    {
        options ??= Defaults;
        var version = PolicyChoice.Choose(RuleSet, bound, options);
        var facts = Assumptions.Apply(bound, options.Assumptions);
        var decision = DecisionBuilder.Build(cache.Get(version).Run(facts));
        return options.PolicyDate is null
            ? ContractDateCheck.Add(this, decision, bound, version, options)
            : decision;
    }

    private static readonly EvaluationOptions Defaults = new();
}
