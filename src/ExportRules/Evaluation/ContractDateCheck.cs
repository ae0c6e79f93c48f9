using System.Globalization;
using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Where the contract date lies in another version, both answers are given; the date of the export decides.</summary>
internal static class ContractDateCheck
{
    public static Decision Add(
        ExportRulesEngine engine,
        Decision decision,
        BoundTransaction bound,
        PolicyVersion version,
        EvaluationOptions options
    )
    {
        if (bound.Facts[BuiltInFacts.ContractDate] is not { Kind: FactKind.Date, Date: var day })
        {
            return decision;
        }
        if (
            engine.RuleSet.TryAt(day, options.KnownAt) is not { } other
            || ReferenceEquals(other, version)
        )
        {
            return decision;
        }
        var then = engine.Evaluate(bound, options with { PolicyDate = day });
        var answer = new ContractDateAnswer(day, then.Policy, then.Outcome, then.License);
        return decision with
        {
            ContractDate = answer,
            Notes =
            [
                .. decision.Notes,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the contract of {day:yyyy-MM-dd} lies in version {other.Id}, under which the answer would be {Describe(then)}; the date of the export decides: {Describe(decision)}"
                ),
            ],
        };
    }

    private static string Describe(Decision decision) =>
        Words.Of(decision.Outcome) + (decision.License is { } license ? $" ({license})" : "");
}
