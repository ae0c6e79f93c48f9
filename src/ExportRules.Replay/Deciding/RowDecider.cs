using ExportRules.Input;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides one row under one policy, from all its cells.</summary>
internal sealed class RowDecider(ReplayPolicy policy, RowBinder binder)
{
    public RowAnswer Decide(IReadOnlyList<string> fields, RowPlace place)
    {
        var (bound, problems) = binder.Bind(fields);
        return bound is null ? RowAnswer.Error(place, problems) : Decide(bound, place);
    }

    /// <summary>The same with the reasons, for one row.</summary>
    public ExplainedAnswer Explain(IReadOnlyList<string> fields, RowPlace place)
    {
        var (bound, problems) = binder.Bind(fields);
        return bound is null
            ? new(null, RowAnswer.Error(place, problems).Cells[AnswerColumns.Error])
            : Explain(policy, bound, place);
    }

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

    public RowAnswer Decide(BoundTransaction bound, RowPlace place)
    {
        try
        {
            return RowAnswer.Of(policy.Engine.Evaluate(bound, policy.Options));
        }
        catch (InvalidTransactionException error)
        {
            return RowAnswer.Error(place, error.Diagnostics);
        }
    }
}
