using ExportRules.Input;
using ExportRules.Replay.JsonLines;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides transactions and orders under one policy, in the form that is wanted.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class TransactionDecider(ReplayPolicy policy, AnswerForm form)
{
    // A trace quotes the facts themselves: no two transactions share one.
    private readonly FactSetProjection? projection =
        form.IsCached && !form.WithTrace ? new(policy) : null;

    private readonly AnswerCache<RowAnswer> cache = new();

    public ReplayPolicy Policy => policy;

    public RowAnswer Decide(BoundTransaction bound, RowPlace place)
    {
        Span<uint> codes = stackalloc uint[projection?.Count ?? 0];
        if (projection is null || !projection.TryProject(bound.Facts, codes))
        {
            return DecideAlone(bound, place);
        }
        if (!cache.TryGet(codes, out var answer))
        {
            answer = DecideAlone(bound, place);
            if (answer.Outcome is not null)
            {
                cache.Add(codes, answer);
            }
        }
        return answer!;
    }

    public RowAnswer Decide(Order order, RowPlace place)
    {
        try
        {
            var decision = policy.Engine.EvaluateOrder(order, policy.Options);
            return RowAnswer.Of(decision, form.IsJson ? JsonText.Of(decision) : null);
        }
        catch (InvalidTransactionException error)
        {
            return Error(error.Diagnostics, place);
        }
    }

    public RowAnswer Error(IReadOnlyList<Diagnostic> problems, RowPlace place) =>
        RowAnswer.Error(place, problems, form.IsJson ? JsonText.Error(problems, place) : null);

    /// <summary>The decision with its reasons, for one transaction.</summary>
    public static ExplainedAnswer Explain(
        ReplayPolicy policy,
        BoundTransaction bound,
        RowPlace place
    )
    {
        try
        {
            return new(policy.Engine.Evaluate(bound, policy.Options), null);
        }
        catch (InvalidTransactionException error)
        {
            return new(null, RowAnswer.Error(place, error.Diagnostics).Cells[AnswerColumns.Error]);
        }
    }

    private RowAnswer DecideAlone(BoundTransaction bound, RowPlace place)
    {
        try
        {
            var decision = policy.Engine.Evaluate(bound, policy.Options);
            return RowAnswer.Of(
                decision,
                form.IsJson ? JsonText.Of(decision, form.WithTrace) : null
            );
        }
        catch (InvalidTransactionException error)
        {
            return Error(error.Diagnostics, place);
        }
    }
}
