using System.Globalization;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>What the law of one row says: no license, a bulk license to partners, or an individual license.</summary>
public enum Cell
{
    Free,
    Bulk,
    Individual,
}

/// <summary>A question as every contender sees it.</summary>
public sealed record Shipment(string Entry, string Destination, bool IsToPartner);

/// <summary>
/// The policy that all contenders decide by: a table of entries with a cell each, a list of partner countries, and
/// one general rule, that an individual license is there for whatever needs one. The least burdensome wins.
/// </summary>
public sealed class TablePolicy(int rows)
{
    public const string Free = "none";
    public const string Bulk = "bulk";
    public const string Individual = "individual";

    /// <summary>The answers, least burdensome first.</summary>
    public static readonly string[] Answers = [Free, Bulk, Individual];

    public static readonly string[] Partners = ["AT", "BE", "CH", "FR", "GB", "NO", "SE", "US"];

    private static readonly string[] Destinations = ["US", "KR", "NO", "TW", "BR", "CH"];

    public IReadOnlyList<(string Entry, Cell Cell)> Rows { get; } =
    [.. Enumerable.Range(0, rows).Select(row => (Entry(row), (Cell)(row % 3)))];

    /// <summary>Sixteen shipments whose entries are spread over the whole table.</summary>
    public IReadOnlyList<Shipment> Shipments { get; } =
    [
        .. Enumerable
            .Range(0, ShipmentCount)
            .Select(index =>
                (entry: Entry(index * 7919 % rows), to: Destinations[index % Destinations.Length])
            )
            .Select(pair => new Shipment(
                pair.entry,
                pair.to,
                Array.IndexOf(Partners, pair.to) >= 0
            )),
    ];

    public const int ShipmentCount = 16;

    private static string Entry(int row) =>
        "E" + (row + 1).ToString("D4", CultureInfo.InvariantCulture);
}
