namespace ExportRules;

/// <summary>A rule set cannot be used. All that is wrong with it is in <see cref="DiagnosticException.Diagnostics"/>.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without diagnostics.
public sealed class InvalidRuleSetException : DiagnosticException
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="diagnostics">What is wrong, at least one error.</param>
    public InvalidRuleSetException(IReadOnlyList<Diagnostic> diagnostics)
        : base(diagnostics) { }
}
