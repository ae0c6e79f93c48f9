namespace ExportRules.Screening;

/// <summary>An end-user list has errors. All of them are in <see cref="DiagnosticException.Diagnostics"/>.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without diagnostics.
public sealed class InvalidEndUserListException : DiagnosticException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What is wrong, at least one error.</param>
    public InvalidEndUserListException(IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics) { }
}
