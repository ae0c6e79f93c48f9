using ExportRules.Replay.Columns;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Deciding;

/// <summary>Decides rows under the chosen policy and, where asked for, under a second one.</summary>
internal sealed class RowJudge(RowDecider decider, RowDecider? against)
{
    public bool HasAgainst => against is not null;

    public static RowJudge Of(ReplayJob job, ColumnMap map, CellReader cells) =>
        new(
            new(job.Policy, new(job.Policy.RuleSet, map, cells)),
            job.Against is { } other ? new(other, new(other.RuleSet, map, cells)) : null
        );

    public (RowAnswer Decision, RowAnswer? Against) Decide(
        IReadOnlyList<string> fields,
        RowPlace place
    ) => (decider.Decide(fields, place), against?.Decide(fields, place));

    public ExplainedRow Explain(IReadOnlyList<string> fields, RowPlace place) =>
        new(decider.Explain(fields, place), against?.Explain(fields, place));
}
