using ExportRules.Input;

namespace ExportRules.Cli.Evaluating;

/// <summary>Decides inputs one by one; one that cannot be decided does not stop the others.</summary>
internal sealed class Evaluator(ExportRulesEngine engine, EvaluationOptions options)
{
    public EvaluationResult Evaluate(TransactionInput input)
    {
        if (input.HasErrors)
        {
            return new(input) { Errors = Errors(input.Diagnostics) };
        }
        try
        {
            return input.Order is { } order
                ? new(input) { Order = engine.EvaluateOrder(order, options) }
                : new(input) { Decision = engine.Evaluate(input.Bound!, options) };
        }
        catch (InvalidTransactionException invalid)
        {
            return new(input) { Errors = [.. Errors(invalid.Diagnostics).Select(Place)] };
        }

        // What only an evaluation finds, such as a day without law, has the place of its transaction.
        Diagnostic Place(Diagnostic diagnostic) =>
            diagnostic.Location.File is null
                ? diagnostic with
                {
                    Location = input.Location,
                }
                : diagnostic;
    }

    private static Diagnostic[] Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error)];
}
