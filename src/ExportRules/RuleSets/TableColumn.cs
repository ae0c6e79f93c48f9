namespace ExportRules.RuleSets;

/// <summary>A column of a table.</summary>
/// <param name="Name">The name; with the table's prefix the path of the fact.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Unit">The unit of a number.</param>
/// <param name="Meaning">What it means.</param>
public sealed record TableColumn(string Name, FactType Type, string? Unit, string? Meaning)
{
    /// <summary>Words that a word column may hold beyond those its rows use.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}
