using System.Text.Json.Serialization;

namespace ExportRules;

/// <summary>
/// The question: one item to one destination for one end user on one date. What is null was not supplied and is
/// <em>unknown</em>, never false.
/// </summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
[JsonConverter(typeof(Formatting.TransactionJsonConverter))]
public sealed record Transaction
{
    /// <summary>The caller's own name for the transaction; printed, never tested.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// The day that counts, in the rule set's time zone: for Japan the day of loading for goods and the day of
    /// provision for technology.
    /// </summary>
    public DateOnly? Date { get; init; }

    /// <summary>The day of the contract. It never selects the law; where it lies in another version, both answers are given.</summary>
    public DateOnly? ContractDate { get; init; }

    /// <summary>Where the export starts (ISO 3166 alpha-2 or a name that resolves to it).</summary>
    public string? Origin { get; init; }

    /// <summary>The final destination (ISO 3166 alpha-2 or a name that resolves to it).</summary>
    public string? Destination { get; init; }

    /// <summary>Countries on the route; empty means a direct route, null that none was stated.</summary>
    public IReadOnlyList<string>? Transit { get; init; }

    /// <summary>What is exported or provided.</summary>
    public Item? Item { get; init; }

    /// <summary>Who will use it in the end.</summary>
    public EndUser? EndUser { get; init; }

    /// <summary>What it will be used for.</summary>
    public EndUse? EndUse { get; init; }

    /// <summary>What the authority told the exporter about this transaction.</summary>
    public Notice? Notice { get; init; }

    /// <summary>Who exports, and which licenses they hold.</summary>
    public Exporter? Exporter { get; init; }

    /// <summary>Why it is exported: <c>sale</c>, <c>return-after-repair</c>, <c>return</c>, <c>sample</c>, <c>exhibition</c>, <c>personal-use</c>, <c>transhipment</c>.</summary>
    public string? Purpose { get; init; }

    /// <summary>Further facts that the rule set declares, by their full path (<c>recipient.resident</c>).</summary>
    public IReadOnlyDictionary<string, FactValue> Facts { get; init; } = FactTable.Empty;
}
