using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>A fact that transactions may supply and rules may test.</summary>
public sealed record FactDeclaration
{
    /// <summary>The path, as in the JSON of a transaction.</summary>
    public required string Path { get; init; }

    /// <summary>What it holds.</summary>
    public required FactType Type { get; init; }

    /// <summary>The unit of a number.</summary>
    public string? Unit { get; init; }

    /// <summary>The smallest accepted number.</summary>
    public decimal? Min { get; init; }

    /// <summary>The largest accepted number.</summary>
    public decimal? Max { get; init; }

    /// <summary>The words of a <c>word</c> or <c>words</c> fact.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Names of a <c>text</c> fact that the rule set knows, each with its aliases.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Known { get; init; } =
        FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>For money: the fact that holds the currency.</summary>
    public string? CurrencyFact { get; init; }

    /// <summary>For money: the currency in which rules compare it.</summary>
    public string? Currency { get; init; }

    /// <summary>What it means.</summary>
    public string? Meaning { get; init; }

    /// <summary>Whether the engine derives it; a transaction cannot supply it.</summary>
    public bool IsDerived { get; init; }

    /// <summary>The first stage in which a rule may test it.</summary>
    public Stage FirstStage { get; init; }

    /// <summary>Where it is written down; without a file for the built-in ones.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The place in the rule set's catalog.</summary>
    public int Index { get; init; } = -1;

    /// <summary>Whether a rule set can say which names of a built-in fact it knows.</summary>
    internal bool CanHaveKnownNames => Type is FactType.Text or FactType.Texts && !IsDerived;
}
