using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides one row under one policy, from all its cells.</summary>
internal sealed class RowDecider(TransactionDecider decider, RowBinder binder)
{
    public RowAnswer Decide(IReadOnlyList<string> fields, RowPlace place)
    {
        var (bound, problems) = binder.Bind(fields);
        return bound is null ? Error(problems, place) : decider.Decide(bound, place);
    }

    public RowAnswer Error(IReadOnlyList<Diagnostic> problems, RowPlace place) =>
        decider.Error(problems, place);

    /// <summary>The same with the reasons, for one row.</summary>
    public ExplainedAnswer Explain(IReadOnlyList<string> fields, RowPlace place)
    {
        var (bound, problems) = binder.Bind(fields);
        return bound is null
            ? new(null, RowAnswer.Error(place, problems).Cells[AnswerColumns.Error])
            : TransactionDecider.Explain(decider.Policy, bound, place);
    }
}
