using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Input;

/// <summary>A <see cref="Transaction"/> to the facts of a rule set, checked.</summary>
internal static class TransactionFacts
{
    public static BoundTransaction Bind(RuleSet ruleSet, Transaction transaction)
    {
        var (bound, diagnostics) = TryBind(ruleSet, transaction);
        return bound ?? throw new InvalidTransactionException(diagnostics);
    }

    public static (BoundTransaction? Bound, IReadOnlyList<Diagnostic> Diagnostics) TryBind(
        RuleSet ruleSet,
        Transaction transaction,
        Func<string, SourceLocation>? locate = null
    )
    {
        locate ??= _ => default;
        var binder = new FactBinder(ruleSet);
        foreach (var (path, value) in TransactionPaths.Flatten(transaction))
        {
            binder.Set(path, value, locate(path));
        }
        binder.Facts.Id = transaction.Id;
        binder.Facts.Licenses = HeldLicenses.Check(
            transaction.Exporter?.Licenses,
            ruleSet,
            binder,
            locate
        );
        binder.Finish(locate);
        return (binder.HasErrors ? null : new(ruleSet, binder.Facts, locate), binder.Diagnostics);
    }
}
