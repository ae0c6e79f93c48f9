using System.Globalization;
using ExportRules;
using ExportRules.Formatting;
using ExportRules.Hosting;
using ExportRules.Records;

namespace ErpIntegration;

/// <summary>Decides the shipments of an ERP system, keeps each decision in the journal and prints one line for each.</summary>
internal sealed class ShipmentDesk(IRuleSetReloader rules, IDecisionRecordStore journal)
{
    public async Task DecideAllAsync(ReadOnlyMemory<byte> shipments, TextWriter output)
    {
        // One law for the whole run, whatever is reloaded meanwhile.
        var engine = rules.Snapshot();
        WriteRow(output, "shipment", "outcome", "license", "journal", "remark");
        WriteRow(output, "---", "---", "---", "---", "---");
        foreach (var shipment in TransactionJson.Read(shipments, engine.RuleSet, "shipments"))
        {
            if (shipment.Transaction is { } transaction)
            {
                await DecideAsync(engine, transaction, output);
            }
            else
            {
                // Such a shipment waits for somebody to mend it; it is never taken for one that needs no license.
                var problem = shipment.Diagnostics is [var first, ..]
                    ? first.ToString()
                    : "an order";
                WriteRow(output, "?", "Refused", "-", "-", problem);
            }
        }
    }

    private async Task DecideAsync(
        IExportRulesEngine engine,
        Transaction transaction,
        TextWriter output
    )
    {
        var record = DecisionRecord.Create(engine, transaction);
        // Returns when the line is on the disk; before that the decision counts for nothing.
        var line = await journal.AppendAsync(record);
        var decision = record.Decision!;
        WriteRow(
            output,
            transaction.Id ?? "-",
            decision.Outcome.ToString(),
            decision.License ?? "-",
            line.Sequence.ToString(CultureInfo.InvariantCulture),
            decision.Missing.Count > 0 ? $"missing: {string.Join(", ", decision.Missing)}" : "-"
        );
    }

    private static void WriteRow(TextWriter output, params ReadOnlySpan<string> cells) =>
        output.WriteLine(
            $"| {cells[0], -8} | {cells[1], -17} | {cells[2], -20} | {cells[3], -7} | {cells[4]} |"
        );
}
