using System.Collections.Frozen;

namespace ExportRules;

/// <summary>Shared empty dictionaries of facts.</summary>
internal static class FactTable
{
    public static readonly IReadOnlyDictionary<string, FactValue> Empty = FrozenDictionary<
        string,
        FactValue
    >.Empty;
}
