namespace ExportRules.Testing;

/// <summary>A case of a rule set does not hold. The message says what was expected, what was found, and why.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without its difference.
public sealed class CaseFailedException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The difference, for a reader.</param>
    public CaseFailedException(string message)
        : base(message) { }
}
