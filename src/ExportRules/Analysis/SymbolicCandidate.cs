using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// What the rules say about an item under one entry, for all values of the other facts: the engine's stages and
/// readings, with diagrams in place of truth values.
/// </summary>
internal sealed class SymbolicCandidate
{
    private readonly CompiledPolicy policy;
    private readonly Logic logic;
    private readonly ConditionDiagrams conditions;
    private readonly int without;
    private int[]? obligations;

    /// <param name="policy">The policy.</param>
    /// <param name="logic">The logic of its diagrams.</param>
    /// <param name="conditions">Conditions for the item case.</param>
    /// <param name="without">A rule that is taken as never met, or -1.</param>
    public SymbolicCandidate(
        CompiledPolicy policy,
        Logic logic,
        ConditionDiagrams conditions,
        int without = -1
    )
    {
        this.without = without;
        this.policy = policy;
        this.logic = logic;
        this.conditions = conditions;
        Truths = new int[policy.Rules.Length];
        Array.Fill(Truths, Logic.No);
        var control = policy.Stages[(int)Stage.Control];
        Judge(control.Where(rule => rule.Kind is not ConclusionKind.Clear));
        conditions.Bases = BaseTruths(control);
        Judge(control.Where(rule => rule.Kind is ConclusionKind.Clear));
        Judge(policy.Stages[(int)Stage.Exemptions]);
        Judge(policy.Stages[(int)Stage.Licenses]);
        Conclude();
        IsSettled = Settled(policy.Rules);
    }

    /// <summary>The truth of each rule from the control stage to the licenses, by rule index.</summary>
    public int[] Truths { get; }

    /// <summary>Where each rule's effect counts when unknown rules have none.</summary>
    public int[] Active { get; private set; } = [];

    /// <summary>The truth of each rule's effect once overrides are counted, by rule index.</summary>
    public int[] Effective { get; private set; } = [];

    public SymbolicReading Plain { get; private set; } = null!;

    public SymbolicReading Strict { get; private set; } = null!;

    public SymbolicReading Mild { get; private set; } = null!;

    /// <summary>Where no rule waits for a fact.</summary>
    public int IsSettled { get; }

    /// <summary>The same for an item that nothing classifies: what waits for its entry waits for no fact.</summary>
    public int IsSettledButForEntry =>
        Settled(
            policy.Rules.Where(rule =>
                !TestUse
                    .Tests(rule.Rule.Version.When)
                    .Any(test =>
                        policy.Version.RuleSet.Facts.Find(test.Fact)
                            is { IsDerived: true, FirstStage: Stage.Control }
                        && conditions.Of(test) == DiagramStore.Constant(Logic.OpenInFacts)
                    )
            )
        );

    /// <summary>The truth of each obligation, by rule index; the other rules are false here.</summary>
    public int[] Obligations => obligations ??= JudgeObligations();

    /// <summary>Outcome and license if this entry is the only one.</summary>
    public int DecisionCode =>
        logic.Choose(
            logic.Minus(logic.Same(Plain.Code, Strict.Code), Plain.HasConflict),
            Strict.Code,
            DiagramStore.Constant(AnswerCode.Undetermined)
        );

    /// <summary>Where a license type is available or possible.</summary>
    public int Usable(int type) => logic.Or(Mild.Available[type], Mild.Possible[type]);

    private int Settled(IEnumerable<CompiledRule> rules) =>
        rules
            .Select(rule => Truths[rule.Index])
            .Distinct()
            .Aggregate(
                Logic.Yes,
                (settled, truth) => logic.Minus(settled, logic.WaitsForFacts(truth))
            );

    private void Judge(IEnumerable<CompiledRule> rules)
    {
        foreach (var rule in rules.Where(rule => rule.Index != without))
        {
            Truths[rule.Index] = conditions.Of(rule.Rule.Version.When);
        }
    }

    private int[] BaseTruths(CompiledRule[] control)
    {
        var effective = EffectiveOf(policy, logic, Truths);
        var bases = new int[policy.Version.RuleSet.Bases.Count];
        for (var index = 0; index < bases.Length; index++)
        {
            bases[index] = control
                .Where(rule =>
                    rule.Kind is ConclusionKind.Require or ConclusionKind.Refuse
                    && (rule.Mask & (1u << index)) != 0
                )
                .Aggregate(Logic.No, (found, rule) => logic.Or(found, effective[rule.Index]));
        }
        return bases;
    }

    private void Conclude()
    {
        var effective = EffectiveOf(policy, logic, Truths);
        Effective = effective;
        Active = new int[Truths.Length];
        foreach (var index in policy.Order)
        {
            Active[index] = policy
                .Rules[index]
                .Overriders.Aggregate(
                    logic.IsTrue(Truths[index]),
                    (active, overrider) => logic.Minus(active, Active[overrider])
                );
        }
        Plain = Read(rule => Active[rule.Index]);
        Strict = Read(rule =>
            rule.IsTightening
                ? logic.MayBeTrue(effective[rule.Index])
                : logic.IsTrue(effective[rule.Index])
        );
        Mild = Read(rule =>
            rule.IsTightening
                ? logic.IsTrue(effective[rule.Index])
                : logic.MayBeTrue(effective[rule.Index])
        );
    }

    private SymbolicReading Read(Func<CompiledRule, int> active) =>
        new(policy, logic, rule => rule.HasNoEffect ? Logic.No : active(rule));

    private int[] JudgeObligations()
    {
        conditions.Decision = new(policy, logic, this);
        var truths = new int[Truths.Length];
        Array.Fill(truths, Logic.No);
        foreach (var rule in policy.Stages[(int)Stage.Obligations])
        {
            truths[rule.Index] = conditions.Of(rule.Rule.Version.When);
        }
        return truths;
    }

    /// <summary>The truth of each rule's effect once overrides are counted.</summary>
    public static int[] EffectiveOf(CompiledPolicy policy, Logic logic, int[] truths)
    {
        var effective = new int[truths.Length];
        foreach (var index in policy.Order)
        {
            effective[index] = policy
                .Rules[index]
                .Overriders.Aggregate(
                    truths[index],
                    (truth, overrider) => logic.And(truth, logic.Not(effective[overrider]))
                );
        }
        return effective;
    }
}
