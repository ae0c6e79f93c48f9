using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>Transactions from JSON, checked against a rule set, with every error at its line and column.</summary>
public static class TransactionJson
{
    /// <summary>Reads one transaction or order, an array of them, or JSON Lines.</summary>
    /// <param name="utf8">The text, UTF-8 with or without a byte-order mark.</param>
    /// <param name="ruleSet">The rule set whose facts the transactions may state.</param>
    /// <param name="name">The name that diagnostics give the text.</param>
    /// <returns>One result for each transaction in the text, in its order; never empty.</returns>
    public static IReadOnlyList<TransactionReadResult> Read(
        ReadOnlyMemory<byte> utf8,
        RuleSet ruleSet,
        string name = "-"
    )
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return
        [
            .. new TransactionReader(ruleSet, name)
                .Read(utf8)
                .Select(input => new TransactionReadResult(
                    input.Location,
                    input.Transaction,
                    input.Order,
                    input.Diagnostics
                )),
        ];
    }
}
