namespace ExportRules.Replay.Deciding;

/// <summary>What differs between the answers of two policies.</summary>
internal static class AnswerChange
{
    public const string None = "none";

    /// <summary><c>none</c>, or from which answer to which.</summary>
    public static string Describe(RowAnswer decision, RowAnswer against) =>
        decision.Outcome == against.Outcome && decision.License == against.License
            ? None
            : $"{decision.Word} -> {against.Word}";

    /// <summary>The rules that determine one answer and not the other: <c>without</c> the first's, <c>with</c> the second's.</summary>
    public static string Because(RowAnswer decision, RowAnswer against) =>
        Describe(decision, against) == None
            ? ""
            : string.Join(
                ';',
                decision
                    .Rules.Except(against.Rules, StringComparer.Ordinal)
                    .Select(rule => "without " + rule)
                    .Concat(
                        against
                            .Rules.Except(decision.Rules, StringComparer.Ordinal)
                            .Select(rule => "with " + rule)
                    )
            );
}
