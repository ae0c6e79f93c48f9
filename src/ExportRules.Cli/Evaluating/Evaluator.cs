using ExportRules.Input;
using ExportRules.Records;
using ExportRules.Screening;

namespace ExportRules.Cli.Evaluating;

/// <summary>Decides inputs one by one; one that cannot be decided does not stop the others.</summary>
internal sealed class Evaluator(
    ExportRulesEngine engine,
    EvaluationOptions options,
    IEndUserScreening? screening = null
)
{
    public EvaluationResult Evaluate(TransactionInput input)
    {
        if (input.HasErrors)
        {
            return new(input) { Errors = Errors(input.Diagnostics) };
        }
        try
        {
            if (screening is not null)
            {
                return Screened(input, screening);
            }
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

    private EvaluationResult Screened(TransactionInput input, IEndUserScreening list)
    {
        var screened = new ScreenedEvaluation(engine, [list]);
        var record = Wait(
            input.Order is { } order
                ? screened.EvaluateOrderAsync(order, options)
                : screened.EvaluateAsync(input.Transaction!, options)
        );
        return new(input)
        {
            Decision = record.Decision,
            Order = record.OrderDecision,
            Screened = record,
        };
    }

    // A list in memory is asked at once.
    private static DecisionRecord Wait(Task<DecisionRecord> record) =>
        record.GetAwaiter().GetResult();

    private static Diagnostic[] Errors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error)];
}
