namespace ExportRules;

/// <summary>What is exported or provided.</summary>
public sealed record Item
{
    /// <summary><c>goods</c>, <c>technology</c> or <c>software</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>The material by a name that the rule set knows, such as <c>hydrogen-fluoride</c>; lets the engine classify.</summary>
    public string? Material { get; init; }

    /// <summary>Parameters of the material by name (<c>concentration</c>), in the units that the rule set declares.</summary>
    public IReadOnlyDictionary<string, FactValue> Attributes { get; init; } = FactTable.Empty;

    /// <summary>The exporter's own classification; empty means classified as not listed, null that it is unknown.</summary>
    public IReadOnlyList<string>? Entries { get; init; }

    /// <summary>The HS code, with or without dots. It decides only what the law keys by HS.</summary>
    public string? Hs { get; init; }

    /// <summary>The value of this line, in <see cref="Currency"/>.</summary>
    public decimal? Value { get; init; }

    /// <summary>ISO 4217 code of <see cref="Value"/> and <see cref="ContractTotal"/>. There is no built-in exchange rate.</summary>
    public string? Currency { get; init; }

    /// <summary>The total value under the same contract and entry, in <see cref="Currency"/>; an <see cref="Order"/> computes it.</summary>
    public decimal? ContractTotal { get; init; }

    /// <summary>The mark that the authority's bulk matrix gives the entry for the destination, where the exporter knows it.</summary>
    public string? BulkCell { get; init; }
}
