using ExportRules.Compilation;
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
    private readonly Func<PolicyVersion, CompiledPolicy> policies;
    private readonly Action<Assessment>? assessed;

    /// <summary>Creates an engine for a rule set.</summary>
    public ExportRulesEngine(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        RuleSet = ruleSet;
        policies = new PolicyCache().Get;
    }

    /// <summary>An engine that looks up its policies elsewhere and lets each assessment be seen, for coverage and mutation.</summary>
    internal ExportRulesEngine(
        RuleSet ruleSet,
        Func<PolicyVersion, CompiledPolicy> policies,
        Action<Assessment>? assessed
    )
    {
        RuleSet = ruleSet;
        this.policies = policies;
        this.assessed = assessed;
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
        var assessment = policies(version).Run(facts);
        assessed?.Invoke(assessment);
        var decision = DecisionBuilder.Build(assessment);
        return options.PolicyDate is null
            ? ContractDateCheck.Add(this, decision, bound, version, options)
            : decision;
    }

    private static readonly EvaluationOptions Defaults = new();
}
