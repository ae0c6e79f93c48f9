using ExportRules.Input;

namespace ExportRules.Testing.Cases;

/// <summary>One case: a question with everything that is expected of its answer.</summary>
internal sealed record Case
{
    /// <summary>The sentence; of a row of a table, the table's sentence with the row's facts.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is written; the file is relative to the rule set's folder.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Where the answer comes from: <c>reported</c>, <c>published</c>, <c>relayed</c>, <c>third-party-test</c> or <c>derived</c>.</summary>
    public string? Origin { get; init; }

    public string? Source { get; init; }

    /// <summary>The transaction, or the lines of the order.</summary>
    public required IReadOnlyList<TransactionInput> Inputs { get; init; }

    public bool IsOrder { get; init; }

    public string? OrderId { get; init; }

    public required EvaluationOptions Options { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>What keeps an input from being decided; a case may expect it.</summary>
    public IEnumerable<Diagnostic> InputErrors =>
        Inputs.SelectMany(input =>
            input.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error)
        );
}
