namespace ExportRules.Benchmarks.SideBySide;

/// <summary>The floor: two lookups, no dates, no reasons.</summary>
public sealed class DictionaryContender(TablePolicy policy) : IContender
{
    private readonly Dictionary<string, Cell> cells = policy.Rows.ToDictionary(
        row => row.Entry,
        row => row.Cell,
        StringComparer.Ordinal
    );

    private readonly HashSet<string> partners = new(TablePolicy.Partners, StringComparer.Ordinal);

    public string Decide(Shipment shipment) =>
        cells[shipment.Entry] switch
        {
            Cell.Free => TablePolicy.Free,
            Cell.Bulk when partners.Contains(shipment.Destination) => TablePolicy.Bulk,
            _ => TablePolicy.Individual,
        };
}
