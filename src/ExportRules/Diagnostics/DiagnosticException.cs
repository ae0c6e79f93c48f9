namespace ExportRules;

/// <summary>Something that a caller supplied cannot be used. All that is wrong with it is in <see cref="Diagnostics"/>.</summary>
#pragma warning disable CA1032 // The standard constructors would make an exception without diagnostics.
public abstract class DiagnosticException : Exception
#pragma warning restore CA1032
{
    private protected DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
        : base(
            string.Join('\n', diagnostics ?? throw new ArgumentNullException(nameof(diagnostics)))
        ) => Diagnostics = [.. diagnostics];

    /// <summary>What is wrong, in the order of files and lines.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
