using ExportRules.Input;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides one row under one policy, from all its cells.</summary>
internal sealed class RowDecider(ReplayPolicy policy, RowBinder binder)
{
    public RowAnswer Decide(IReadOnlyList<string> fields, RowPlace place)
    {
        var (bound, problems) = binder.Bind(fields);
        return bound is null ? RowAnswer.Error(place, problems) : Decide(bound, place);
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
