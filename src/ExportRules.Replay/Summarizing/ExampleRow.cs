namespace ExportRules.Replay.Summarizing;

/// <summary>The content of a row that stands for others.</summary>
/// <param name="Cells">What it supplies, in the order of the input.</param>
/// <param name="Explain">Decides it again, this time with the reasons.</param>
internal sealed record ExampleRow(
    IReadOnlyList<KeyValuePair<string, string>> Cells,
    Func<ExplainedRow> Explain
);

/// <summary>A row's answers with their reasons.</summary>
internal sealed record ExplainedRow(ExplainedAnswer Decision, ExplainedAnswer? Against);

/// <summary>One answer with its reasons, or why there is none.</summary>
internal sealed record ExplainedAnswer(Decision? Decision, string? Error);
