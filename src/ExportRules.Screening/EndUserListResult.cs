namespace ExportRules.Screening;

/// <summary>What came of reading an end-user list.</summary>
/// <param name="List">The list, or null where there are errors.</param>
/// <param name="Diagnostics">Errors and warnings, in the order of lines and columns.</param>
public sealed record EndUserListResult(EndUserList? List, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The list.</summary>
    /// <exception cref="InvalidEndUserListException">There are errors.</exception>
    public EndUserList OrThrow() =>
        List
        ?? throw new InvalidEndUserListException([
            .. Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error),
        ]);
}
