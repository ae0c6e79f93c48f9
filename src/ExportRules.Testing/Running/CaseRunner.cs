using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Running;

/// <summary>Runs cases against an engine. Safe to call from several threads.</summary>
internal sealed class CaseRunner(ExportRulesEngine engine)
{
    public CaseOutcome Run(Case one)
    {
        if (one.InputErrors.Any())
        {
            return Refused(one, [.. one.InputErrors]);
        }
        try
        {
            return one.IsOrder ? RunOrder(one) : RunTransaction(one);
        }
        catch (InvalidTransactionException refusal)
        {
            return Refused(one, refusal.Diagnostics);
        }
    }

    private CaseOutcome RunTransaction(Case one)
    {
        var decision = engine.Evaluate(one.Inputs[0].Bound!, one.Options);
        return new()
        {
            Case = one,
            Decisions = [decision],
            Differences = one.Expect.IsRefusal
                ? [NotRefused(one, decision.Outcome)]
                : [.. ExpectationCheck.Compare(one.Expect, decision)],
        };
    }

    private CaseOutcome RunOrder(Case one)
    {
        var order = engine.EvaluateOrder(
            new() { Id = one.OrderId, Lines = [.. one.Inputs.Select(input => input.Transaction!)] },
            one.Options
        );
        return new()
        {
            Case = one,
            Decisions = order.Lines,
            Differences = one.Expect.IsRefusal
                ? [NotRefused(one, order.Outcome)]
                : [.. ExpectationCheck.Compare(one.Expect, order)],
        };
    }

    private static CaseOutcome Refused(Case one, IReadOnlyList<Diagnostic> refusal)
    {
        var errors = refusal.Where(diagnostic => diagnostic.Severity is Severity.Error).ToList();
        var codes = errors.Select(error => error.Code).Distinct().Order(StringComparer.Ordinal);
        var expected = one.Expect.Errors.Distinct().Order(StringComparer.Ordinal).ToList();
        return new()
        {
            Case = one,
            Refusal = errors,
            Differences = codes.SequenceEqual(expected)
                ? []
                :
                [
                    new(
                        one.Expect.IsRefusal ? ExpectationKey.Error : ExpectationKey.Outcome,
                        one.Expect.IsRefusal ? one.Expect.ErrorLocation : one.Expect.Location,
                        one.Expect.IsRefusal ? string.Join(", ", expected) : "an answer",
                        $"refused with {string.Join(", ", codes)}",
                        [],
                        0
                    ),
                ],
        };
    }

    private static Difference NotRefused(Case one, Outcome outcome) =>
        new(
            ExpectationKey.Error,
            one.Expect.ErrorLocation,
            string.Join(", ", one.Expect.Errors),
            $"not refused; the answer is {RuleSets.Words.Of(outcome)}",
            [],
            0
        );
}
