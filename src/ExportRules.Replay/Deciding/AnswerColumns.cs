namespace ExportRules.Replay.Deciding;

/// <summary>The columns that a replay adds to each row. Their names are fixed: other programs read them.</summary>
internal static class AnswerColumns
{
    private const string Decision = "decision.";
    private const string Against = "against.";

    private static readonly string[] Names =
    [
        "outcome",
        "license",
        "usable",
        "exemption",
        "basis",
        "missing",
        "policy",
        "digest",
        "rules",
        "error",
    ];

    private static readonly string[] Change = ["change", "change.because"];

    /// <summary>How many cells one answer has.</summary>
    public static int Count => Names.Length;

    /// <summary>The place of the outcome among the cells of an answer.</summary>
    public static int Outcome => 0;

    /// <summary>The place of the license among the cells of an answer.</summary>
    public static int License => 1;

    /// <summary>The place of the error among the cells of an answer.</summary>
    public static int Error => Names.Length - 1;

    /// <summary>The headers, in their order.</summary>
    public static IReadOnlyList<string> Headers(bool against) =>
        against
            ?
            [
                .. Names.Select(name => Decision + name),
                .. Names.Select(name => Against + name),
                .. Change,
            ]
            : [.. Names.Select(name => Decision + name)];

    /// <summary>Whether a folded header is one of these columns; by itself, <c>change</c> may be anyone's.</summary>
    public static bool IsAnswer(string key, bool amongAnswers) =>
        (amongAnswers && Change.Contains(key))
        || (
            key.StartsWith(Decision, StringComparison.Ordinal)
            && Names.Contains(key[Decision.Length..])
        )
        || (
            key.StartsWith(Against, StringComparison.Ordinal)
            && Names.Contains(key[Against.Length..])
        );
}
