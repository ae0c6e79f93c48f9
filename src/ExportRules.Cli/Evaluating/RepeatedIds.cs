using ExportRules.Input;

namespace ExportRules.Cli.Evaluating;

/// <summary>Several transactions of one id: their answers cannot be told apart later.</summary>
internal static class RepeatedIds
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<TransactionInput> inputs) =>
        inputs
            .Where(input => input.Id is not null)
            .GroupBy(input => input.Id!, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => new Diagnostic(
                DiagnosticCodes.DuplicateTransactionId,
                Severity.Warning,
                group.ElementAt(1).Location,
                $"id `{group.Key}` is used by {group.Count()} transactions, on lines {string.Join(", ", group.Select(input => input.Location.Line))}"
            )
            {
                Path = "id",
                Hint = "give each its own id; all of them are decided",
            });
}
