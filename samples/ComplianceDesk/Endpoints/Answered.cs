using ExportRules;
using ExportRules.Formatting;

namespace ComplianceDesk.Endpoints;

/// <summary>One element of a batch: its answer, or everything that is wrong with it.</summary>
/// <param name="Id">The id, where it could be read.</param>
/// <param name="Answer">The answer; null where there is none.</param>
/// <param name="Problems">Why there is none.</param>
internal sealed record Answered<T>(string? Id, T? Answer, IReadOnlyList<Diagnostic> Problems)
    where T : class
{
    public static Answered<T> Of(TransactionReadResult asked, Func<T> decide)
    {
        var id = asked.Transaction?.Id ?? asked.Order?.Id;
        if (!Asked.IsReadable(asked))
        {
            return new(id, null, asked.Diagnostics);
        }
        try
        {
            return new(id, decide(), []);
        }
        catch (InvalidTransactionException refused)
        {
            return new(id, null, refused.Diagnostics);
        }
    }
}
