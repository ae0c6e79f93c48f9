using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Conditions as diagrams for one policy version and one item case.</summary>
internal sealed class ConditionDiagrams(
    Logic logic,
    TestDiagrams tests,
    PolicyVersion version,
    CaseFacts facts
)
{
    /// <summary>The truth of each basis, by its place among the rule set's bases; set when the control stage has found it.</summary>
    public int[]? Bases { get; set; }

    /// <summary>The answer so far, for the obligations.</summary>
    public DecisionDiagrams? Decision { get; set; }

    public int Of(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
            {
                var result = Logic.Yes;
                foreach (var part in all.Parts)
                {
                    result = logic.And(result, Of(part));
                    if (result == Logic.No)
                    {
                        break;
                    }
                }
                return result;
            }
            case AnyCondition any:
            {
                var result = Logic.No;
                foreach (var part in any.Parts)
                {
                    result = logic.Or(result, Of(part));
                    if (result == Logic.Yes)
                    {
                        break;
                    }
                }
                return result;
            }
            case NotCondition not:
                return logic.Not(Of(not.Part));
            case TestCondition test:
                return Of(test);
            default:
                return Logic.Yes;
        }
    }

    private int Of(TestCondition test) =>
        test.Fact switch
        {
            BuiltInFacts.Bases => OfBases(test),
            BuiltInFacts.Required => OfRequired(test),
            BuiltInFacts.DecisionOutcome
            or BuiltInFacts.DecisionLicense
            or BuiltInFacts.DecisionExemption => Decision!.Of(test, Bind(test)),
            _ => tests.Of(test, version, facts),
        };

    private int OfBases(TestCondition test)
    {
        if (Bind(test) is not BasesTest)
        {
            // The bases are always known as a set, if only an empty one.
            return Logic.Of(test.Operand.Values[0].Boolean);
        }
        var bases = version.RuleSet.Bases;
        var result = Logic.No;
        for (var index = 0; index < bases.Count; index++)
        {
            if (test.Operand.Values.Any(value => value.Text == bases[index].Id))
            {
                result = logic.Or(result, Bases![index]);
            }
        }
        return result;
    }

    private int OfRequired(TestCondition test)
    {
        var required = Bases!.Aggregate(Logic.No, logic.Or);
        var bound = Bind(test);
        var probe = new FactSet(version.RuleSet.Facts);
        int With(FactValue value)
        {
            probe[BuiltInFacts.Required] = value;
            return (int)bound.Evaluate(probe);
        }
        var (met, open, unmet) = (
            With(FactValue.Of(true)),
            With(default),
            With(FactValue.Of(false))
        );
        return logic.Map(
            required,
            value =>
                value switch
                {
                    Logic.True => Logic.Of((Truth)met, false),
                    Logic.False => Logic.Of((Truth)unmet, false),
                    _ => Logic.Of((Truth)open, value == Logic.OpenInLaw),
                }
        );
    }

    private BoundCondition Bind(TestCondition test) => new ConditionBinder(version).Bind(test);
}
