using ExportRules.Input;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.JsonLines;

/// <summary>Decides transactions of JSON under one policy; those that the law cannot tell apart once.</summary>
internal sealed class JsonJudge(ReplayJob job)
{
    private readonly FactSetProjection? projection =
        job.UseCache && !job.WithTrace ? new(job.Policy) : null;

    private readonly AnswerCache<JsonAnswer> cache = new();

    public JsonAnswer Decide(TransactionInput input, RowPlace place)
    {
        if (input.Order is { } order)
        {
            return Guarded(input, place, () => Decide(order));
        }
        if (input.HasErrors || input.Bound is null)
        {
            return Error(input.Diagnostics, input.Id, place);
        }
        var facts = input.Bound.Facts;
        Span<uint> codes = stackalloc uint[projection?.Count ?? 0];
        if (projection is null || !projection.TryProject(facts, codes))
        {
            return Guarded(input, place, () => Decide(input.Bound));
        }
        if (!cache.TryGet(codes, out var answer))
        {
            answer = Guarded(input, place, () => Decide(input.Bound));
            if (answer.Answer.Outcome is null)
            {
                return answer;
            }
            cache.Add(codes, answer with { Id = null });
        }
        return answer! with { Id = facts.Id };
    }

    private JsonAnswer Decide(BoundTransaction bound)
    {
        var decision = job.Policy.Engine.Evaluate(bound, job.Policy.Options);
        return new(RowAnswer.Of(decision), bound.Facts.Id, JsonAnswer.Of(decision, job.WithTrace));
    }

    private JsonAnswer Decide(Order order)
    {
        var decision = job.Policy.Engine.EvaluateOrder(order, job.Policy.Options);
        return new(RowAnswer.Of(decision), order.Id, JsonAnswer.Of(decision));
    }

    private static JsonAnswer Guarded(
        TransactionInput input,
        RowPlace place,
        Func<JsonAnswer> decide
    )
    {
        try
        {
            return decide();
        }
        catch (InvalidTransactionException error)
        {
            return Error(error.Diagnostics, input.Id, place);
        }
    }

    private static JsonAnswer Error(
        IReadOnlyList<Diagnostic> problems,
        string? id,
        RowPlace place
    ) => new(RowAnswer.Error(place, problems), id, JsonAnswer.Error(problems, place));
}
