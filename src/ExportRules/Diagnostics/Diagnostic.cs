namespace ExportRules;

/// <summary>One thing that is wrong with an input or a rule set.</summary>
/// <param name="Code">The code, such as <c>ER0103</c>; <c>docs/diagnostics.md</c> has a heading for each.</param>
/// <param name="Severity">Whether the input is refused.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What is wrong, in lower case, with the user's text in backticks.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    SourceLocation Location,
    string Message
)
{
    /// <summary>The path of the field, such as <c>versions[0].when.destination</c>; null for the file as a whole.</summary>
    public string? Path { get; init; }

    /// <summary>What to do about it; null where the message says it.</summary>
    public string? Hint { get; init; }

    /// <summary>
    /// <c>file:line:column: error ERnnnn: message; hint</c>, in one line whatever the input holds: what breaks a line, moves a
    /// cursor or hides is spelled out.
    /// </summary>
    public override string ToString() =>
        OneLine.Of(
            $"{Location}: {(Severity is Severity.Error ? "error" : "warning")} {Code}: {Message}{(Hint is null ? "" : "; " + Hint)}"
        );
}
