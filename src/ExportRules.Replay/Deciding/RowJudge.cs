namespace ExportRules.Replay.Deciding;

/// <summary>Decides rows under the chosen policy and, where asked for, under a second one.</summary>
internal sealed class RowJudge(RowDecider decider, RowDecider? against)
{
    public bool HasAgainst => against is not null;

    public (RowAnswer Decision, RowAnswer? Against) Decide(
        IReadOnlyList<string> fields,
        RowPlace place
    ) => (decider.Decide(fields, place), against?.Decide(fields, place));
}
