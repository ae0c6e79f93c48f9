using ExportRules.Records;
using ExportRules.RuleSets;

namespace ExportRules.Screening;

/// <summary>Screens the end user, makes the results facts, decides, and keeps all of it in one record.</summary>
/// <remarks>
/// <c>possible</c> never clears. It is decided as a hit; where the law would then answer more mildly than with the
/// question left open, it is left open. Safe to call from several threads where the screenings are. A screening that throws ends the call without a
/// decision. The record's transaction holds the facts of the screening, so that the record is decided again without
/// the list.
/// </remarks>
public sealed class ScreenedEvaluation
{
    private readonly IExportRulesEngine engine;
    private readonly IReadOnlyList<IEndUserScreening> screenings;

    /// <summary>Creates the evaluation.</summary>
    /// <param name="engine">The engine that decides.</param>
    /// <param name="screenings">The screenings, one a list; at least one.</param>
    /// <exception cref="ArgumentException">There is no screening.</exception>
    public ScreenedEvaluation(IExportRulesEngine engine, IEnumerable<IEndUserScreening> screenings)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(screenings);
        this.engine = engine;
        this.screenings = [.. screenings];
        if (this.screenings.Count == 0)
        {
            throw new ArgumentException(
                "a screened evaluation needs at least one screening",
                nameof(screenings)
            );
        }
    }

    /// <summary>Screens and decides a transaction.</summary>
    /// <param name="transaction">The transaction. What it says about listings stays and is added to.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for none.</param>
    /// <param name="suppliedBy">Who supplied which fact; the screening is added.</param>
    /// <param name="cancellation">Ends the screening.</param>
    /// <returns>The sealed record with the decision and the evidence of the screening.</returns>
    /// <exception cref="InvalidTransactionException">The transaction cannot be decided as it is written.</exception>
    public async Task<DecisionRecord> EvaluateAsync(
        Transaction transaction,
        EvaluationOptions? options = null,
        IReadOnlyDictionary<string, string>? suppliedBy = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(transaction);
        options = engine.Applied(options);
        var results = await ScreenAsync(transaction, null, cancellation).ConfigureAwait(false);
        return DecisionRecord.Create(
            engine,
            Strictest(transaction, results, options),
            options,
            ScreenedFacts.SuppliedBy(suppliedBy, results),
            results
        );
    }

    /// <summary>Screens the end user of each line and decides an order.</summary>
    /// <param name="order">The order. What it says about listings stays and is added to.</param>
    /// <param name="options">Policy date, known-at date and assumptions; null for none.</param>
    /// <param name="suppliedBy">Who supplied which fact; the screening is added.</param>
    /// <param name="cancellation">Ends the screening.</param>
    /// <returns>The sealed record with the decision and the evidence of the screening of each line.</returns>
    /// <exception cref="InvalidTransactionException">A line cannot be decided as it is written.</exception>
    public async Task<DecisionRecord> EvaluateOrderAsync(
        Order order,
        EvaluationOptions? options = null,
        IReadOnlyDictionary<string, string>? suppliedBy = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        options = engine.Applied(options);
        var results = new List<IReadOnlyList<ScreeningResult>>(order.Lines.Count);
        foreach (var line in order.Lines)
        {
            results.Add(
                await ScreenAsync(line, results.Count + 1, cancellation).ConfigureAwait(false)
            );
        }
        var evidence = results.SelectMany(line => line).ToList();
        return DecisionRecord.Create(
            engine,
            Strictest(order, results, options),
            options,
            ScreenedFacts.SuppliedBy(suppliedBy, evidence),
            evidence
        );
    }

    private Transaction Strictest(
        Transaction transaction,
        IReadOnlyList<ScreeningResult> results,
        EvaluationOptions? options
    )
    {
        var listed = ScreenedFacts.AsListed(transaction, results, engine.RuleSet);
        if (!ScreenedFacts.IsPossible(results))
        {
            return listed;
        }
        var open = ScreenedFacts.AsOpen(transaction, results, engine.RuleSet);
        return IsStricter(engine.Evaluate(open, options), engine.Evaluate(listed, options))
            ? open
            : listed;
    }

    // Lines act on each other by their totals, and a listing changes none: each line may be chosen on its own.
    private Order Strictest(
        Order order,
        List<IReadOnlyList<ScreeningResult>> results,
        EvaluationOptions? options
    )
    {
        Order With(Func<Transaction, IReadOnlyList<ScreeningResult>, RuleSet, Transaction> apply) =>
            order with
            {
                Lines =
                [
                    .. order.Lines.Zip(
                        results,
                        (line, result) => apply(line, result, engine.RuleSet)
                    ),
                ],
            };

        var listed = With(ScreenedFacts.AsListed);
        if (!results.Any(ScreenedFacts.IsPossible))
        {
            return listed;
        }
        var open = With(ScreenedFacts.AsOpen);
        var whenListed = engine.EvaluateOrder(listed, options).Lines;
        var whenOpen = engine.EvaluateOrder(open, options).Lines;
        return order with
        {
            Lines =
            [
                .. listed.Lines.Select(
                    (line, index) =>
                        IsStricter(whenOpen[index], whenListed[index]) ? open.Lines[index] : line
                ),
            ],
        };
    }

    private bool IsStricter(Decision left, Decision right) =>
        Strictness(left).CompareTo(Strictness(right)) > 0;

    /// <summary>What an answer asks of the exporter: nothing, a license of some burden or an answer, what cannot be.</summary>
    private (int Outcome, int Burden) Strictness(Decision decision) =>
        decision.Outcome switch
        {
            Outcome.NoLicenseRequired => (0, 0),
            Outcome.Prohibited => (2, 0),
            Outcome.LicenseRequired => (
                1,
                engine.RuleSet.LicenseTypes.FirstOrDefault(type => type.Id == decision.License)
                    is { } type
                    ? type.Burden
                    : int.MaxValue
            ),
            _ => (1, int.MaxValue),
        };

    private async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(
        Transaction transaction,
        int? line,
        CancellationToken cancellation
    )
    {
        var results = new List<ScreeningResult>(screenings.Count);
        foreach (var screening in screenings)
        {
            var result = await screening
                .ScreenAsync(transaction.EndUser ?? new(), cancellation)
                .ConfigureAwait(false);
            results.Add(result with { Line = line });
        }
        return results;
    }
}
