using ExportRules.Destinations;
using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Codes in rule files: always quoted, always of their kind.</summary>
internal static class Codes
{
    public static IReadOnlyList<string> Countries(
        IReadOnlyList<YamlNode> nodes,
        string path,
        DiagnosticBag bag
    ) =>
        [.. nodes.Select((node, index) => Country(node, $"{path}[{index}]", bag)).OfType<string>()];

    public static string? Country(YamlNode node, string path, DiagnosticBag bag)
    {
        if (Quoted(node, path, bag) is not { } text)
        {
            return null;
        }
        var resolution = CountryCodes.Resolve(text);
        if (resolution.Code == text)
        {
            return text;
        }
        bag.Error(
            DiagnosticCodes.UnknownCode,
            node.Location,
            $"`{text}` is not an ISO 3166 alpha-2 code",
            resolution.Code is { } code ? $"write \"{code}\""
                : resolution.Suggestions.Count > 0 ? $"did you mean `{resolution.Suggestions[0]}`?"
                : null,
            path
        );
        return null;
    }

    /// <summary>An HS code, a prefix of one, or a range of prefixes.</summary>
    public static string? Hs(YamlNode node, string path, DiagnosticBag bag)
    {
        if (Quoted(node, path, bag) is not { } text)
        {
            return null;
        }
        if (HsCode.TryPattern(text, out _))
        {
            return text;
        }
        bag.Error(
            DiagnosticCodes.UnknownCode,
            node.Location,
            $"`{text}` is not an HS code or a range of them",
            "write \"85\", \"85.42\", \"8542.90\" or \"84.56-84.61\"",
            path
        );
        return null;
    }

    /// <summary>A code that must be quoted, whatever it looks like: nobody sees at a glance which need it.</summary>
    public static string? Quoted(YamlNode node, string path, DiagnosticBag bag)
    {
        if (node is not YamlScalar scalar)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                node.Location,
                $"expected a code, found {MapReader.Describe(node)}",
                path: path
            );
            return null;
        }
        if (scalar.IsBlank)
        {
            bag.Error(DiagnosticCodes.MissingValue, node.Location, "value missing", path: path);
            return null;
        }
        if (scalar.IsPlain)
        {
            bag.Error(
                DiagnosticCodes.NeedsQuotes,
                node.Location,
                $"code `{scalar.Value}` is not quoted",
                $"quote it: \"{scalar.Value}\"",
                path
            );
            return null;
        }
        return scalar.Value;
    }
}
