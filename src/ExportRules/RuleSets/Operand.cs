namespace ExportRules.RuleSets;

/// <summary>What a test compares a fact with: values, a list, or another fact. Exactly one of the three is set.</summary>
public sealed record Operand
{
    /// <summary>The values; one for most operators.</summary>
    public IReadOnlyList<FactValue> Values { get; init; } = [];

    /// <summary>The id of a dated list.</summary>
    public string? List { get; init; }

    /// <summary>The path of another fact.</summary>
    public string? Fact { get; init; }

    /// <summary>The operand as it is printed.</summary>
    public override string ToString() =>
        List
        ?? (
            Fact is not null ? $"{{ fact: {Fact} }}"
            : Values.Count == 1 ? Values[0].ToString()
            : $"[{string.Join(", ", Values)}]"
        );
}
