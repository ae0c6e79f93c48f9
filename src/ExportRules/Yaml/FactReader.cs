using System.Collections.Frozen;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Reads the declaration of one fact.</summary>
internal static class FactReader
{
    private static readonly string[] Roots =
    [
        "item.attributes.",
        "item.",
        "endUser.",
        "endUse.",
        "notice.",
        "exporter.",
    ];

    public static FactDeclaration? Read(MapReader map, string? currency)
    {
        var path = map.RequiredText("path");
        var builtIn = BuiltInFacts.All.FirstOrDefault(fact => fact.Path == path);
        var known = ReadKnown(map);
        FactDeclaration? fact;
        if (builtIn is not null)
        {
            fact = builtIn with { Known = known, Location = map.Location };
            if (known.Count == 0 || !builtIn.CanHaveKnownNames)
            {
                map.Bag.Error(
                    DiagnosticCodes.DuplicateId,
                    map.Location,
                    $"fact `{path}` is built in",
                    "only a text fact can be given known names",
                    map.At("path")
                );
            }
            map.Node("meaning");
        }
        else
        {
            fact = ReadNew(map, path, known, currency);
        }
        map.Done();
        return path.Length == 0 ? null : fact;
    }

    private static FactDeclaration ReadNew(
        MapReader map,
        string path,
        IReadOnlyDictionary<string, IReadOnlyList<string>> known,
        string? currency
    )
    {
        if (path.Length > 0 && !IsPath(path))
        {
            map.Bag.Error(
                DiagnosticCodes.BadId,
                map.Location,
                $"`{path}` is not the path of a fact",
                "words joined by dots, such as `item.attributes.purity`",
                map.At("path")
            );
        }
        var type = map.RequiredWord("type", Words.FactTypes);
        var values = map.Texts("values");
        if (type is (int)FactType.Word or (int)FactType.Words && values.Count == 0)
        {
            map.Bag.Error(
                DiagnosticCodes.MissingKey,
                map.Location,
                $"fact `{path}` is a word but names no `values`",
                path: map.At("values")
            );
        }
        var fact = new FactDeclaration
        {
            Path = path,
            Type = type < 0 ? FactType.Text : (FactType)type,
            Unit = map.Text("unit"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            Values = values,
            Known = known,
            CurrencyFact = map.Text("currency"),
            Currency = map.Text("in") ?? currency,
            Meaning = map.RequiredText("meaning"),
            Location = map.Location,
        };
        return fact;
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadKnown(MapReader map)
    {
        if (map.Node("known") is not { } node)
        {
            return FrozenDictionary<string, IReadOnlyList<string>>.Empty;
        }
        var known = MapReader.Of(node, map.At("known"), map.Bag);
        var names = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in known.Entries)
        {
            names[key.Value] = value is YamlSequence { Items.Count: 0 }
                ? []
                : known.Texts(key.Value);
        }
        return names;
    }

    private static bool IsPath(string path) =>
        path.Split('.')
            .All(part =>
                part.Length > 0
                && char.IsAsciiLetterLower(part[0])
                && part.All(char.IsAsciiLetterOrDigit)
            )
        && (
            Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal))
            || path.Contains('.', StringComparison.Ordinal)
        );
}
