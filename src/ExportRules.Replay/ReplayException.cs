namespace ExportRules.Replay;

/// <summary>A replay cannot begin or go on: a column is missing, the input cannot be read, the output cannot be written.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without diagnostics.
public sealed class ReplayException : DiagnosticException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What is wrong, at least one error.</param>
    public ReplayException(IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics) { }

    internal ReplayException(string code, string message, string? hint = null, string? file = null)
        : this([new(code, Severity.Error, new(file, 0, 0), message) { Hint = hint }]) { }

    /// <summary>An earlier run had read more than the input now has.</summary>
    internal static ReplayException CannotWrite(string path, Exception error) =>
        new(
            DiagnosticCodes.OutputProblem,
            $"`{path}` cannot be written: {error.Message}",
            "is the folder there, and may it be written to?"
        );

    internal static ReplayException EndsTooEarly() =>
        new(
            DiagnosticCodes.ResumeMismatch,
            "the input ends before the place that the earlier run had reached"
        );
}
