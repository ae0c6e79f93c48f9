using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The answer so far, as the rules on obligations see it: unknown where it is undetermined.</summary>
internal sealed class DecisionDiagrams
{
    private readonly CompiledPolicy policy;
    private readonly Logic logic;
    private readonly int code;
    private readonly int exemption;
    private readonly string[] exemptionNames;

    public DecisionDiagrams(CompiledPolicy policy, Logic logic, SymbolicCandidate candidate)
    {
        this.policy = policy;
        this.logic = logic;
        code = candidate.DecisionCode;
        var exemptions = policy.Stages[(int)Stage.Exemptions];
        exemptionNames =
        [
            .. exemptions
                .Select(Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        // The first name in the order of names counts, so it is laid on last.
        exemption = DiagramStore.Constant(0);
        var effective = SymbolicCandidate.EffectiveOf(policy, logic, candidate.Truths);
        for (var index = exemptionNames.Length - 1; index >= 0; index--)
        {
            var applies = exemptions
                .Where(rule => Name(rule) == exemptionNames[index] && !rule.HasNoEffect)
                .Aggregate(
                    Logic.No,
                    (found, rule) =>
                        logic.Or(
                            found,
                            logic.And(
                                logic.IsTrue(effective[rule.Index]),
                                Required(candidate, effective, rule.Mask)
                            )
                        )
                );
            exemption = logic.Choose(applies, DiagramStore.Constant(index + 1), exemption);
        }
    }

    public int Of(TestCondition test, BoundCondition bound)
    {
        var probe = new FactSet(policy.Version.RuleSet.Facts);
        var ruleSet = policy.Version.RuleSet;
        int Judge(string path, FactValue value)
        {
            probe[path] = value;
            return Logic.Of(bound.Evaluate(probe), openInLaw: false);
        }
        return test.Fact switch
        {
            BuiltInFacts.DecisionOutcome => logic.Map(
                code,
                value =>
                    Judge(
                        test.Fact,
                        FactValue.Of(Words.Of(AnswerCode.Describe(value, ruleSet).Outcome))
                    )
            ),
            BuiltInFacts.DecisionLicense => logic.Map(
                code,
                value =>
                    Judge(
                        test.Fact,
                        value == AnswerCode.Undetermined ? default
                            : AnswerCode.Describe(value, ruleSet).License is { } license
                                ? FactValue.Of(license)
                            : FactValue.Absent
                    )
            ),
            _ => logic.Choose(
                logic.Is(code, AnswerCode.Undetermined),
                DiagramStore.Constant(Judge(test.Fact, default)),
                logic.Choose(
                    logic.Is(code, AnswerCode.NothingNeeded),
                    logic.Map(
                        exemption,
                        value =>
                            Judge(
                                test.Fact,
                                value == 0
                                    ? FactValue.Absent
                                    : FactValue.Of(exemptionNames[value - 1])
                            )
                    ),
                    DiagramStore.Constant(Judge(test.Fact, FactValue.Absent))
                )
            ),
        };
    }

    private int Required(SymbolicCandidate candidate, int[] effective, uint mask) =>
        policy
            .Stages[(int)Stage.Control]
            .Where(rule => rule.Kind is ConclusionKind.Require && (rule.Mask & mask) != 0)
            .Aggregate(
                Logic.No,
                (found, rule) => logic.Or(found, logic.MayBeTrue(effective[rule.Index]))
            );

    private static string Name(CompiledRule rule) => rule.Rule.Version.Then!.As ?? rule.Rule.Id;
}
