using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Values of one fact that no condition of the rule set can tell apart, and one of them to speak for all.</summary>
/// <param name="Value">The value that stands for the class; <see cref="FactKind.Missing"/> for "not supplied".</param>
/// <param name="Label">The class in words.</param>
/// <param name="Members">The values where they can be listed; otherwise empty.</param>
internal sealed record FactClass(FactValue Value, string Label, IReadOnlyList<string> Members)
{
    public static readonly FactClass NotSupplied = new(default, "not supplied", []);

    public bool IsSupplied => Value.IsSupplied;
}

/// <summary>One fact cut into the classes that the rules can distinguish; the first class is "not supplied".</summary>
internal sealed class FactDomain(
    FactDeclaration fact,
    int level,
    IReadOnlyList<FactClass> classes,
    Func<FactValue, int> classOf
)
{
    public FactDeclaration Fact { get; } = fact;

    /// <summary>The place of the fact in the order of the diagrams' variables.</summary>
    public int Level { get; } = level;

    public IReadOnlyList<FactClass> Classes { get; } = classes;

    /// <summary>The class of a value; 0 where none was supplied, -1 where the value is outside the domain.</summary>
    public int ClassOf(FactValue value) => value.IsSupplied ? classOf(value) : 0;
}
