using ExportRules;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ComplianceDesk.Endpoints;

/// <summary>What a body asks: transactions and orders, each readable or with what is wrong with it.</summary>
internal static class Asked
{
    /// <summary>Exactly one transaction or order.</summary>
    /// <exception cref="InvalidTransactionException">It cannot be read; all that is wrong is told.</exception>
    /// <exception cref="BadHttpRequestException">There are several, or it is too large.</exception>
    public static async Task<TransactionReadResult> OneAsync(
        HttpContext context,
        RuleSet ruleSet,
        DeskOptions desk
    )
    {
        var body = await RequestBody.ReadAsync(context, desk.Limits.TransactionBytes);
        var read = TransactionJson.Read(body, ruleSet, "request");
        if (read is not [var one])
        {
            throw new BadHttpRequestException("The body holds several transactions: use batch.");
        }
        return IsReadable(one) ? one : throw new InvalidTransactionException(one.Diagnostics);
    }

    /// <summary>Exactly one transaction, no order.</summary>
    public static async Task<Transaction> TransactionAsync(
        HttpContext context,
        RuleSet ruleSet,
        DeskOptions desk
    ) =>
        (await OneAsync(context, ruleSet, desk)).Transaction
        ?? throw new BadHttpRequestException(
            "An order has no single answer: ask for each of its transactions."
        );

    /// <summary>An array or JSON Lines.</summary>
    /// <exception cref="BadHttpRequestException">There are too many, or they are too large.</exception>
    public static async Task<IReadOnlyList<TransactionReadResult>> ManyAsync(
        HttpContext context,
        RuleSet ruleSet,
        DeskOptions desk
    )
    {
        var body = await RequestBody.ReadAsync(context, desk.Limits.BatchBytes);
        var read = TransactionJson.Read(body, ruleSet, "request");
        return read.Count <= desk.Limits.BatchTransactions
            ? read
            : throw new BadHttpRequestException(
                $"A batch holds {desk.Limits.BatchTransactions} transactions at most.",
                StatusCodes.Status413PayloadTooLarge
            );
    }

    public static bool IsReadable(TransactionReadResult read) =>
        read.Diagnostics.All(problem => problem.Severity is not Severity.Error)
        && (read.Transaction is not null || read.Order is not null);
}
