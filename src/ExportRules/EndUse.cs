namespace ExportRules;

/// <summary>What the item will be used for, as far as the exporter knows.</summary>
public sealed record EndUse
{
    /// <summary>Use for weapons of mass destruction: <c>none</c>, <c>suspected</c> or <c>stated</c> (in the contract, a document obtained, or by the other side).</summary>
    public string? Wmd { get; init; }

    /// <summary>Use for conventional arms: <c>none</c>, <c>suspected</c> or <c>stated</c>.</summary>
    public string? ConventionalArms { get; init; }

    /// <summary>The exporter went through the authority's guideline and found the use clearly civil.</summary>
    public bool? ClearlyCivil { get; init; }
}
