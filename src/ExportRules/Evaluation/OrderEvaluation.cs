using ExportRules.Input;
using ExportRules.RuleSets;

namespace ExportRules.Evaluation;

/// <summary>Lines of one contract: the total of each entry is computed first, then each line is decided.</summary>
internal static class OrderEvaluation
{
    public static OrderDecision Evaluate(
        ExportRulesEngine engine,
        Order order,
        EvaluationOptions? options
    )
    {
        var bound = BindAll(engine.RuleSet, order);
        // A first pass tells under which entry each line falls; the totals do not change that.
        var entries = bound.Select(line => engine.Evaluate(line, options).Entries).ToList();
        var totals = bound.Select((_, index) => Total(bound, entries, index)).ToList();
        foreach (var (line, total) in bound.Zip(totals))
        {
            line.Facts[BuiltInFacts.ContractTotal] = total;
        }
        var decisions = bound.Select(line => engine.Evaluate(line, options)).ToList();
        return new(order.Id, Overall(decisions), License(engine.RuleSet, decisions), decisions);
    }

    private static List<BoundTransaction> BindAll(RuleSet ruleSet, Order order)
    {
        var bound = new List<BoundTransaction>();
        var problems = new List<Diagnostic>();
        for (var index = 0; index < order.Lines.Count; index++)
        {
            var prefix = $"lines[{index}]";
            var (line, diagnostics) = TransactionFacts.TryBind(ruleSet, order.Lines[index]);
            problems.AddRange(
                diagnostics.Select(d =>
                    d with
                    {
                        Path = d.Path is null ? prefix : $"{prefix}.{d.Path}",
                    }
                )
            );
            if (line is not null)
            {
                bound.Add(line);
            }
        }
        return problems.Exists(problem => problem.Severity is Severity.Error)
            ? throw new InvalidTransactionException(problems)
            : bound;
    }

    /// <summary>
    /// The total of a line is the sum of the lines that share an entry with it. Where one of those has no value, or
    /// another currency, the total is unknown. A larger total that any of them states for the contract stands.
    /// </summary>
    private static FactValue Total(
        List<BoundTransaction> lines,
        List<IReadOnlyList<string>> entries,
        int index
    )
    {
        var currency = lines[index].Facts[BuiltInFacts.Currency];
        var total = 0m;
        var stated = 0m;
        for (var other = 0; other < lines.Count; other++)
        {
            if (other != index && !entries[other].Intersect(entries[index]).Any())
            {
                continue;
            }
            var facts = lines[other].Facts;
            var value = facts[BuiltInFacts.Value];
            if (!value.IsSupplied || facts[BuiltInFacts.Currency] != currency)
            {
                return default;
            }
            total += value.Number;
            if (facts[BuiltInFacts.ContractTotal] is { IsSupplied: true } whole)
            {
                stated = Math.Max(stated, whole.Number);
            }
        }
        return FactValue.Of(Math.Max(stated, total));
    }

    private static Outcome Overall(List<Decision> decisions) =>
        decisions.Exists(decision => decision.Outcome is Outcome.Prohibited) ? Outcome.Prohibited
        : decisions.Count == 0
        || decisions.Exists(decision => decision.Outcome is Outcome.Undetermined)
            ? Outcome.Undetermined
        : decisions.Exists(decision => decision.Outcome is Outcome.LicenseRequired)
            ? Outcome.LicenseRequired
        : Outcome.NoLicenseRequired;

    private static string? License(RuleSet ruleSet, List<Decision> decisions)
    {
        if (Overall(decisions) is not Outcome.LicenseRequired)
        {
            return null;
        }
        var needing = decisions
            .Where(decision => decision.Outcome is Outcome.LicenseRequired)
            .ToList();
        return ruleSet
            .LicenseTypes.Select(type => type.Id)
            .FirstOrDefault(type =>
                needing.TrueForAll(decision =>
                    decision.Licenses.Any(status =>
                        status.Type == type && status.Status is Availability.Available
                    )
                )
            );
    }
}
