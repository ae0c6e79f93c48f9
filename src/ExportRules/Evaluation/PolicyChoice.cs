using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Which version of the law decides a transaction.</summary>
internal static class PolicyChoice
{
    public static PolicyVersion Choose(
        RuleSet ruleSet,
        BoundTransaction bound,
        EvaluationOptions options
    )
    {
        var date = bound.Facts[BuiltInFacts.Date];
        var day = options.PolicyDate ?? (date.IsSupplied ? date.Date : null);
        if (day is not { } chosen)
        {
            throw Refuse(
                bound,
                DiagnosticCodes.MissingDate,
                "`date` is missing, so no version of the law can be chosen",
                "supply the date, or choose a policy"
            );
        }
        return ruleSet.TryAt(chosen, options.KnownAt)
            ?? throw Refuse(
                bound,
                DiagnosticCodes.NoVersionInForce,
                NoPolicyVersionException.Describe(ruleSet, chosen),
                null
            );
    }

    private static InvalidTransactionException Refuse(
        BoundTransaction bound,
        string code,
        string message,
        string? hint
    ) =>
        new([
            new(code, Severity.Error, bound.Locate(BuiltInFacts.Date), message)
            {
                Path = BuiltInFacts.Date,
                Hint = hint,
            },
        ]);
}
