namespace ExportRules.Tests.Reference;

/// <summary>What is known of one transaction: supplied values, and what the stages derive for one entry.</summary>
internal sealed class ReferenceFacts(IReadOnlyDictionary<string, FactValue> supplied)
{
    private readonly Dictionary<string, FactValue?> values = supplied.ToDictionary(
        pair => pair.Key,
        pair => (FactValue?)pair.Value,
        StringComparer.Ordinal
    );

    /// <summary>Bases that may or may not make a license necessary.</summary>
    public HashSet<string> PossibleBases { get; } = [];

    /// <summary>Sets a derived fact; null says that there is none, which is not the same as not knowing it.</summary>
    public void Set(string path, FactValue? value) => values[path] = value;

    public void Forget(string path) => values.Remove(path);

    public bool IsUnknown(string path) => !values.ContainsKey(path);

    public bool Has(string path) => values.TryGetValue(path, out var value) && value is not null;

    public FactValue this[string path] => values.GetValueOrDefault(path) ?? default;

    public ReferenceFacts Copy()
    {
        var copy = new ReferenceFacts(new Dictionary<string, FactValue>());
        foreach (var (path, value) in values)
        {
            copy.values[path] = value;
        }
        return copy;
    }
}
