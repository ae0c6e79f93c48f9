using ExportRules.Yaml;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>ExportRules with a table of the rows and four provisions.</summary>
public sealed class ExportRulesContender : IContender
{
    private readonly ExportRulesEngine engine;
    private readonly Dictionary<Shipment, Transaction> transactions;
    private readonly bool trace;

    public ExportRulesContender(TablePolicy policy, bool trace)
    {
        this.trace = trace;
        engine = new(RuleSetLoader.LoadText(TableRuleSet.Yaml(policy)).OrThrow());
        transactions = policy.Shipments.ToDictionary(shipment => shipment, Transaction);
    }

    public string Decide(Shipment shipment)
    {
        var decision = engine.Evaluate(transactions[shipment]);
        // The trace is built when it is read.
        if (trace && decision.Trace.Count == 0)
        {
            throw new InvalidOperationException("a decision has no trace");
        }
        return decision.Outcome is Outcome.NoLicenseRequired ? TablePolicy.Free : decision.License!;
    }

    private static Transaction Transaction(Shipment shipment) =>
        new()
        {
            Date = new(2024, 4, 1),
            Destination = shipment.Destination,
            Item = new() { Kind = "goods", Entries = [shipment.Entry] },
        };
}
