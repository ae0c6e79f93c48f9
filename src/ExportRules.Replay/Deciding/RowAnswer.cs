using ExportRules.RuleSets;

namespace ExportRules.Replay.Deciding;

/// <summary>What one policy says about one row, as cells: a decision, or why there is none.</summary>
/// <remarks>Immutable; rows whose facts cannot be told apart by the law share one.</remarks>
internal sealed class RowAnswer
{
    private RowAnswer(Outcome? outcome, string? license, string policy, string[] cells)
    {
        Outcome = outcome;
        License = license;
        Policy = policy;
        Cells = cells;
    }

    /// <summary>Stands for every error where only that it is one counts.</summary>
    public static RowAnswer AnyError { get; } = Error(default, []);

    /// <summary>The outcome; null where the row is an error.</summary>
    public Outcome? Outcome { get; }

    /// <summary>The license type; null where none is required or can be named.</summary>
    public string? License { get; }

    /// <summary>The id of the policy version that decided; empty for an error.</summary>
    public string Policy { get; }

    /// <summary>The cells, in the order of <see cref="AnswerColumns"/>.</summary>
    public string[] Cells { get; }

    /// <summary>The facts whose absence keeps the answer open.</summary>
    public IReadOnlyList<string> Missing { get; private init; } = [];

    /// <summary>The rules that determined the answer.</summary>
    public IReadOnlyList<string> Rules { get; private init; } = [];

    /// <summary>The answer as JSON, where that is wanted.</summary>
    public byte[]? Json { get; private init; }

    /// <summary>What is wrong with the row.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; private init; } = [];

    /// <summary>One word for the answer: the license, else the outcome, else <c>error</c>.</summary>
    public string Word => License ?? (Outcome is { } outcome ? Words.Of(outcome) : "error");

    public static RowAnswer Of(Decision decision, byte[]? json = null) =>
        new(
            decision.Outcome,
            decision.License,
            decision.Policy.Version,
            [
                Words.Of(decision.Outcome),
                decision.License ?? "",
                Usable(decision.Usable),
                decision.Exemption ?? "",
                string.Join(';', decision.Basis),
                string.Join(';', decision.Missing),
                decision.Policy.Version,
                decision.Policy.Digest,
                string.Join(';', decision.DeterminingRules),
                "",
            ]
        )
        {
            Missing = decision.Missing,
            Rules = decision.DeterminingRules,
            Json = json,
        };

    /// <summary>An order's answer: as cells its outcome and license, because each line has a decision of its own.</summary>
    public static RowAnswer Of(OrderDecision order, byte[]? json = null)
    {
        var cells = EmptyCells();
        cells[AnswerColumns.Outcome] = Words.Of(order.Outcome);
        cells[AnswerColumns.License] = order.License ?? "";
        return new(order.Outcome, order.License, "", cells) { Json = json };
    }

    public static RowAnswer Error(
        RowPlace place,
        IReadOnlyList<Diagnostic> problems,
        byte[]? json = null
    )
    {
        var cells = EmptyCells();
        cells[AnswerColumns.Error] = string.Join(
            " | ",
            problems
                .Where(problem => problem.Severity is Severity.Error)
                .Select(problem => place.Describe(problem))
        );
        return new(null, null, "", cells) { Problems = problems, Json = json };
    }

    /// <summary>An answer for its statistics alone: it has no cells.</summary>
    public static RowAnswer Counted(
        Outcome? outcome,
        string? license,
        string policy,
        IReadOnlyList<string> missing,
        IReadOnlyList<string> rules
    ) => new(outcome, license, policy, []) { Missing = missing, Rules = rules };

    private static string[] EmptyCells()
    {
        var cells = new string[AnswerColumns.Count];
        Array.Fill(cells, "");
        return cells;
    }

    private static string Usable(UsableLicense? usable) =>
        usable is null ? ""
        : usable.Number is { } number ? $"{usable.Type} {number}"
        : usable.Type;
}
