using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>The facts of one transaction, each at its place in the rule set's catalog, normalized and validated.</summary>
internal sealed class FactSet
{
    private FactSet(FactCatalog catalog, FactValue[] values)
    {
        Catalog = catalog;
        Values = values;
    }

    public FactSet(FactCatalog catalog)
        : this(catalog, new FactValue[catalog.All.Count]) { }

    public FactCatalog Catalog { get; }

    public FactValue[] Values { get; }

    public string? Id { get; set; }

    public IReadOnlyList<HeldLicense>? Licenses { get; set; }

    /// <summary>Remarks about how the input was read, for the decision's notes.</summary>
    public List<string> Notes { get; init; } = [];

    /// <summary>Facts that the caller assumed and that were not supplied, in the order of their paths.</summary>
    public IReadOnlyList<AssumedFact> Assumed { get; set; } = [];

    /// <summary>Bases that may make a license necessary, where a fact is missing; see <see cref="BuiltInFacts.Bases"/>.</summary>
    public string[] PossibleBases { get; set; } = [];

    public FactValue this[string path]
    {
        get => Values[Catalog.IndexOf(path)];
        set => Values[Catalog.IndexOf(path)] = value;
    }

    /// <summary>A copy whose derived facts can be set for another entry.</summary>
    public FactSet Fork() =>
        new(Catalog, (FactValue[])Values.Clone())
        {
            Id = Id,
            Licenses = Licenses,
            Notes = Notes,
            Assumed = Assumed,
        };
}
