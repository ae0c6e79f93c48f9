namespace ExportRules;

/// <summary>A transaction cannot be decided as it is written. All that is wrong with it is in <see cref="DiagnosticException.Diagnostics"/>.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without diagnostics.
public sealed class InvalidTransactionException : DiagnosticException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What is wrong, at least one error.</param>
    public InvalidTransactionException(IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics) { }
}
