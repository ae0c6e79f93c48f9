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
        var entries = bound.Select(line => Entries(engine, line, options)).ToList();
        for (var index = 0; index < bound.Count; index++)
        {
            AddTotal(bound, entries, index);
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

    private static string Entries(
        ExportRulesEngine engine,
        BoundTransaction line,
        EvaluationOptions? options
    ) => string.Join('\u001f', engine.Evaluate(line, options).Entries);

    /// <summary>
    /// The total of a line's entry is the sum of the lines with the same entry and currency. Where one of those has
    /// no value, the total is unknown. A total that a line states itself stands if it is larger.
    /// </summary>
    private static void AddTotal(List<BoundTransaction> lines, List<string> entries, int index)
    {
        var facts = lines[index].Facts;
        var currency = facts[BuiltInFacts.Currency];
        var total = 0m;
        foreach (var (line, entry) in lines.Zip(entries))
        {
            if (entry != entries[index])
            {
                continue;
            }
            var value = line.Facts["item.value"];
            if (!value.IsSupplied || line.Facts[BuiltInFacts.Currency] != currency)
            {
                facts[BuiltInFacts.ContractTotal] = default;
                return;
            }
            total += value.Number;
        }
        var stated = facts[BuiltInFacts.ContractTotal];
        facts[BuiltInFacts.ContractTotal] = FactValue.Of(
            stated.IsSupplied ? Math.Max(stated.Number, total) : total
        );
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
