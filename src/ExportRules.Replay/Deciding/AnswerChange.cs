namespace ExportRules.Replay.Deciding;

/// <summary>What differs between the answers of two policies.</summary>
internal static class AnswerChange
{
    public const string None = "none";

    /// <summary>Whether outcome or license differ.</summary>
    public static bool IsChange(RowAnswer decision, RowAnswer against) =>
        decision.Outcome != against.Outcome || decision.License != against.License;

    /// <summary><c>none</c>, or from which answer to which.</summary>
    public static string Describe(RowAnswer decision, RowAnswer against) =>
        IsChange(decision, against) ? $"{decision.Word} -> {against.Word}" : None;

    /// <summary>The rules that determine one answer and not the other: <c>without</c> the first's, <c>with</c> the second's.</summary>
    public static string Because(RowAnswer decision, RowAnswer against) =>
        !IsChange(decision, against)
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
