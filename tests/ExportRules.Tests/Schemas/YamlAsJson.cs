using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExportRules.Yaml;

namespace ExportRules.Tests.Schemas;

/// <summary>YAML as an editor's schema check sees it: plain scalars typed as YAML 1.2 does, quoted ones text.</summary>
internal static partial class YamlAsJson
{
    /// <summary>The file as JSON; null where it is not YAML at all, so that no schema is asked.</summary>
    public static JsonElement? Read(string text, string file)
    {
        var bag = new DiagnosticBag();
        var root = YamlReader.Read(text, file, bag);
        return bag.HasErrors || root is null ? null : JsonSerializer.SerializeToElement(Of(root));
    }

    private static JsonNode? Of(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var members = new JsonObject();
                foreach (var (key, value) in mapping.Entries)
                {
                    members[key.Value] = Of(value);
                }
                return members;
            case YamlSequence sequence:
                return new JsonArray([.. sequence.Items.Select(Of)]);
            case YamlScalar { IsPlain: true } scalar:
                return Plain(scalar.Value);
            default:
                return ((YamlScalar)node).Value;
        }
    }

    private static JsonNode? Plain(string text) =>
        text is "" or "~" or "null" or "Null" or "NULL" ? null
        : text is "true" or "True" or "TRUE" ? true
        : text is "false" or "False" or "FALSE" ? false
        : NumberPattern().IsMatch(text)
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
        : text;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex NumberPattern();
}
