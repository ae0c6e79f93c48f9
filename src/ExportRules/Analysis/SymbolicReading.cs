using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The answer for one entry under one reading of what is unknown, as diagrams.</summary>
internal sealed class SymbolicReading
{
    public SymbolicReading(CompiledPolicy policy, Logic logic, Func<CompiledRule, int> active)
    {
        var ruleSet = policy.Version.RuleSet;
        var types = ruleSet.LicenseTypes.Count;
        var control = policy.Stages[(int)Stage.Control];
        var exemptions = policy.Stages[(int)Stage.Exemptions];
        var licenses = policy.Stages[(int)Stage.Licenses];
        var refused = Any(control.Where(rule => rule.Kind is ConclusionKind.Refuse));
        var cleared = Any(control.Where(rule => rule.Kind is ConclusionKind.Clear));
        var requires = control.Where(rule => rule.Kind is ConclusionKind.Require).ToList();
        int required = Logic.No,
            remaining = Logic.No;
        for (var basis = 0; basis < ruleSet.Bases.Count; basis++)
        {
            var bit = 1u << basis;
            var own = Any(requires.Where(rule => (rule.Mask & bit) != 0));
            required = logic.Or(required, own);
            if (own != Logic.No)
            {
                var exempted = Any(exemptions.Where(rule => (rule.Mask & bit) != 0));
                remaining = logic.Or(remaining, logic.Minus(own, exempted));
            }
        }
        Available = new int[types];
        Possible = new int[types];
        var contradicted = Logic.No;
        for (var type = 0; type < types; type++)
        {
            var own = licenses.Where(rule => (rule.Mask & (1u << type)) != 0).ToList();
            var offered = Any(
                own.Where(rule => rule is { Kind: ConclusionKind.Offer, IsInferred: false })
            );
            var inferred = Any(
                own.Where(rule => rule is { Kind: ConclusionKind.Offer, IsInferred: true })
            );
            var withdrawn = Any(own.Where(rule => rule.Kind is ConclusionKind.Withdraw));
            Available[type] = logic.Minus(offered, withdrawn);
            Possible[type] = logic.Minus(inferred, withdrawn);
            contradicted = logic.Or(
                contradicted,
                logic.And(logic.Or(offered, inferred), withdrawn)
            );
        }
        IsRequired = required;
        IsRemaining = remaining;
        IsRefused = refused;
        HasConflict = logic.And(logic.Minus(remaining, refused), contradicted);
        Code = logic.Choose(
            refused,
            DiagramStore.Constant(AnswerCode.Prohibited(types)),
            logic.Choose(
                remaining,
                LicenseCode(logic, Available),
                logic.Choose(
                    logic.Or(required, cleared),
                    DiagramStore.Constant(AnswerCode.NothingNeeded),
                    DiagramStore.Constant(AnswerCode.Undetermined)
                )
            )
        );

        int Any(IEnumerable<CompiledRule> rules) =>
            rules.Aggregate(Logic.No, (found, rule) => logic.Or(found, active(rule)));
    }

    /// <summary>Outcome and license, see <see cref="AnswerCode"/>.</summary>
    public int Code { get; }

    /// <summary>Where each license type is offered by a sourced rule and not withdrawn, needed or not.</summary>
    public int[] Available { get; }

    /// <summary>Where each license type is offered by an inferred rule and not withdrawn.</summary>
    public int[] Possible { get; }

    /// <summary>Where an offer and a withdrawal contradict each other.</summary>
    public int HasConflict { get; }

    public int IsRequired { get; }

    public int IsRemaining { get; }

    public int IsRefused { get; }

    /// <summary>The least burdensome available type.</summary>
    public static int LicenseCode(Logic logic, int[] available)
    {
        var code = DiagramStore.Constant(AnswerCode.NoLicense(available.Length));
        for (var type = available.Length - 1; type >= 0; type--)
        {
            code = logic.Choose(
                available[type],
                DiagramStore.Constant(AnswerCode.License(type)),
                code
            );
        }
        return code;
    }
}
