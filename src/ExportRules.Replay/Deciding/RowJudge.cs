using ExportRules.Replay.Columns;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides rows under the chosen policy and, where asked for, under a second one.</summary>
internal sealed class RowJudge(RowDecider decider, RowDecider? against)
{
    public bool HasAgainst => against is not null;

    public static RowJudge Of(ReplayJob job, ColumnMap map, CellReader cells, AnswerForm form)
    {
        return new(Decider(job.Policy), job.Against is { } other ? Decider(other) : null);

        RowDecider Decider(ReplayPolicy policy) =>
            new(new(policy, form), new(policy.RuleSet, map, cells));
    }

    public (RowAnswer Decision, RowAnswer? Against) Decide(
        IReadOnlyList<string> fields,
        RowPlace place
    ) => (decider.Decide(fields, place), against?.Decide(fields, place));

    /// <summary>The answers to a row that cannot be read, whatever the policy.</summary>
    public (RowAnswer Decision, RowAnswer? Against) Error(Diagnostic problem, RowPlace place)
    {
        var answer = decider.Error([problem], place);
        return (answer, HasAgainst ? answer : null);
    }

    public ExplainedRow Explain(IReadOnlyList<string> fields, RowPlace place) =>
        new(decider.Explain(fields, place), against?.Explain(fields, place));
}
