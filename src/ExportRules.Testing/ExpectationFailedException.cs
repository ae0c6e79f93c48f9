namespace ExportRules.Testing;

/// <summary>An answer is not what was expected. The message says what was expected, what was found, and why.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without its difference.
public sealed class ExpectationFailedException : Exception
#pragma warning restore CA1032
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The difference, for a reader.</param>
    public ExpectationFailedException(string message)
        : base(message) { }
}
