using ExportRules.Evaluation;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>A fact to ask for.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Settled">The share of cases that are determined once this fact and those before it are known.</param>
internal sealed record RequiredFact(string Fact, string? Meaning, decimal Settled);

/// <summary>What a partial transaction still needs.</summary>
/// <param name="Policy">The version of the law that was asked.</param>
/// <param name="Outcome">The answer if nothing more is supplied.</param>
/// <param name="License">Its license.</param>
/// <param name="Facts">The facts, the one that settles most first.</param>
/// <param name="Settled">The share of cases that are determined as it is: one or zero for items under one entry.</param>
internal sealed record RequirementList(
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
internal sealed class Requirements(RuleSet ruleSet)
{
    private readonly ExportRulesEngine engine = new(ruleSet);
    private readonly Dictionary<PolicyVersion, FactOrder> orders = [];

    public RequirementList Of(BoundTransaction bound, EvaluationOptions options)
    {
        var decision = engine.Evaluate(bound, options);
        if (decision.Outcome is not Outcome.Undetermined)
        {
            return new(decision.Policy, decision.Outcome, decision.License, [], 1);
        }
        var version = PolicyChoice.Choose(ruleSet, bound, options);
        if (!orders.TryGetValue(version, out var order))
        {
            orders[version] = order = new(version);
        }
        var (asked, settled) = order.Of(Assumptions.Apply(bound, options.Assumptions));
        return new(decision.Policy, decision.Outcome, null, asked, settled);
    }
}
