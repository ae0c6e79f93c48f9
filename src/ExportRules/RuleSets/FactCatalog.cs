using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>Every fact of a rule set with its place: built in, declared, and derived from tables.</summary>
public sealed class FactCatalog
{
    private readonly FrozenDictionary<string, FactDeclaration> byPath;

    internal FactCatalog(IEnumerable<FactDeclaration> facts)
    {
        All = facts.Select((fact, index) => fact with { Index = index }).ToArray();
        byPath = All.ToFrozenDictionary(fact => fact.Path, StringComparer.Ordinal);
    }

    /// <summary>The facts, each at its <see cref="FactDeclaration.Index"/>.</summary>
    public IReadOnlyList<FactDeclaration> All { get; }

    /// <summary>The fact of a path, or null.</summary>
    public FactDeclaration? Find(string path) => byPath.GetValueOrDefault(path);

    internal int IndexOf(string path) => byPath[path].Index;
}
