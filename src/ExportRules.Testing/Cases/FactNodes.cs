using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>
/// Facts as they are written in YAML, by their full path. Nested keys and dotted keys are the same thing, so that the
/// facts of a case can be laid over those of its file whichever way either is written.
/// </summary>
internal sealed class FactNodes
{
    private readonly SortedDictionary<string, YamlEntry> leaves = new(StringComparer.Ordinal);

    public IEnumerable<(string Path, YamlScalar Key, YamlNode Value)> Leaves =>
        leaves.Select(leaf => (leaf.Key, leaf.Value.Key, leaf.Value.Value));

    public static FactNodes Read(YamlNode? node, string path, DiagnosticBag bag)
    {
        var facts = new FactNodes();
        if (node is YamlMapping mapping)
        {
            facts.Add(mapping, "", bag);
        }
        else if (node is not null)
        {
            MapReader.Of(node, path, bag);
        }
        return facts;
    }

    /// <summary>These facts over the others; a fact written as null is taken away from the others.</summary>
    public FactNodes Over(FactNodes others)
    {
        var merged = new FactNodes();
        foreach (var (path, entry) in others.leaves)
        {
            if (!leaves.Keys.Any(own => own == path || IsBelow(path, own) || IsBelow(own, path)))
            {
                merged.leaves[path] = entry;
            }
        }
        foreach (var (path, entry) in leaves)
        {
            merged.leaves[path] = entry;
        }
        return merged;
    }

    /// <summary>With one fact more, or with the facts of a group such as <c>item</c>.</summary>
    public FactNodes With(YamlScalar key, YamlNode value, DiagnosticBag bag)
    {
        var added = new FactNodes();
        added.Add(new YamlMapping([new(key, value)], key.Location), "", bag);
        return added.Over(this);
    }

    /// <summary>Where a fact, or the nearest thing above it, is written.</summary>
    public SourceLocation? Locate(string path)
    {
        while (path.Length > 0)
        {
            if (leaves.TryGetValue(path, out var entry))
            {
                return entry.Key.Location;
            }
            var cut = path.LastIndexOfAny(['.', '[']);
            path = cut < 0 ? "" : path[..cut];
        }
        return null;
    }

    private static bool IsBelow(string path, string above) =>
        path.Length > above.Length
        && path[above.Length] == '.'
        && path.StartsWith(above, StringComparison.Ordinal);

    private void Add(YamlMapping mapping, string prefix, DiagnosticBag bag)
    {
        foreach (var entry in mapping.Entries)
        {
            var path = prefix + entry.Key.Value;
            if (entry.Value is YamlMapping nested)
            {
                Add(nested, path + ".", bag);
            }
            else if (leaves.TryGetValue(path, out var first))
            {
                bag.Error(
                    DiagnosticCodes.DuplicateKey,
                    entry.Key.Location,
                    $"`{path}` is already given on line {first.Key.Location.Line}",
                    "one of the two is a mistake",
                    path
                );
            }
            else
            {
                leaves[path] = entry;
            }
        }
    }
}
