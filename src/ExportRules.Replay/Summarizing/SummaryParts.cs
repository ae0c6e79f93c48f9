namespace ExportRules.Replay.Summarizing;

/// <summary>Rows that one policy version decided.</summary>
/// <param name="Version">Its first day.</param>
/// <param name="Name">Its name, where it has one.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Rows">How many rows.</param>
public sealed record PolicyRows(string Version, string? Name, string? Digest, long Rows);

/// <summary>The answers of one month.</summary>
/// <param name="Month"><c>YYYY-MM</c> of the rows' own dates, as they are written; empty where none can be told.</param>
/// <param name="Answers">Rows by answer: a license type, else an outcome, else <c>error</c>.</param>
public sealed record MonthAnswers(string Month, IReadOnlyDictionary<string, long> Answers);

/// <summary>From one answer to another.</summary>
/// <param name="From">Under the policy that decides: a license type, else an outcome, else <c>error</c>.</param>
/// <param name="To">Under the policy that it is compared with.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Example">The first of them.</param>
/// <param name="Because">The rules that determine one answer and not the other; empty where nothing changes.</param>
public sealed record AnswerTransition(
    string From,
    string To,
    long Rows,
    RowExample Example,
    string Because
)
{
    /// <summary>The sum of the rows' values, by currency; empty where no row has one.</summary>
    public IReadOnlyList<ValueTotal> Values { get; init; } = [];
}

/// <summary>Changed rows of one item, destination or end user.</summary>
/// <param name="Column">The fact's path.</param>
/// <param name="Value">Its value, as it is written.</param>
/// <param name="From">The answer under the policy that decides.</param>
/// <param name="To">The answer under the policy that it is compared with.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Example">The first of them.</param>
public sealed record ValueChange(
    string Column,
    string Value,
    string From,
    string To,
    long Rows,
    RowExample Example
)
{
    /// <summary>The sum of the rows' values, by currency; empty where no row has one.</summary>
    public IReadOnlyList<ValueTotal> Values { get; init; } = [];
}

/// <summary>The sum of the values of some rows.</summary>
/// <param name="Currency">As the rows name it; empty where they do not.</param>
/// <param name="Total">The sum; the largest number that a decimal holds where it is beyond that.</param>
/// <param name="Rows">How many rows have a value in it.</param>
public sealed record ValueTotal(string Currency, decimal Total, long Rows);

/// <summary>A fact that keeps rows undetermined.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="SettledAlone">Rows that lack this fact only.</param>
/// <param name="Involved">Rows that lack it, and perhaps others.</param>
public sealed record MissingFact(string Fact, long SettledAlone, long Involved);
