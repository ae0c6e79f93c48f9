using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>A fact to ask for.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Settled">The share of cases that are determined once this fact and those before it are known.</param>
public sealed record RequiredFact(string Fact, string? Meaning, decimal Settled);

/// <summary>What a partial transaction still needs.</summary>
/// <param name="Policy">The version of the law that was asked.</param>
/// <param name="Outcome">The answer if nothing more is supplied.</param>
/// <param name="License">Its license.</param>
/// <param name="Facts">The facts, the one that settles most first.</param>
/// <param name="Settled">The share of cases that are determined as it is: one or zero for items under one entry.</param>
public sealed record RequirementList(
    PolicyReference Policy,
    Outcome Outcome,
    string? License,
    IReadOnlyList<RequiredFact> Facts,
    decimal Settled
)
{
    /// <summary>Whether the answer stands already.</summary>
    public bool IsDetermined => Outcome is not Outcome.Undetermined;
}

/// <summary>Says what partial transactions still need. Engine and partitions are made once for all of them.</summary>
/// <remarks>
/// Safe to call from several threads; they are answered one after another. The first question about a version of the law
/// takes about a second, while its partition is made.
/// </remarks>
public sealed class Requirements
{
    private readonly RuleSet ruleSet;
    private readonly ExportRulesEngine engine;
    private readonly Lock gate = new();
    private readonly Dictionary<PolicyVersion, FactOrder> orders = [];

    /// <summary>For transactions under a rule set.</summary>
    public Requirements(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        this.ruleSet = ruleSet;
        engine = new(ruleSet);
    }

    /// <summary>What a transaction still needs for a determined answer.</summary>
    /// <param name="transaction">What is known so far.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for the transaction's own date and none.</param>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public RequirementList Of(Transaction transaction, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Of(TransactionFacts.Bind(ruleSet, transaction), options ?? new());
    }

    internal RequirementList Of(BoundTransaction bound, EvaluationOptions options)
    {
        var decision = engine.Evaluate(bound, options);
        if (decision.Outcome is not Outcome.Undetermined)
        {
            return new(decision.Policy, decision.Outcome, decision.License, [], 1);
        }
        var version = PolicyChoice.Choose(ruleSet, bound, options);
        lock (gate)
        {
            if (!orders.TryGetValue(version, out var order))
            {
                orders[version] = order = new(version);
            }
            var (asked, settled) = order.Of(Assumptions.Apply(bound, options.Assumptions));
            return new(decision.Policy, decision.Outcome, null, asked, settled);
        }
    }
}
