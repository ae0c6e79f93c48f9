namespace ExportRules.Yaml;

/// <summary>Single scalars outside a mapping, read by the same rules as those inside one.</summary>
internal readonly struct TextReading(DiagnosticBag bag)
{
    private MapReader Reader => MapReader.Of(new YamlMapping([], default), "", bag);

    public string? Text(YamlNode node, string path) => Reader.Text(node, path);

    public decimal? Number(YamlNode node, string path) => Reader.Number(node, path);

    public DateOnly? Date(YamlNode node, string path) => Reader.Date(node, path);

    public bool? Boolean(YamlNode node, string path)
    {
        if (node is YamlScalar { IsPlain: true, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }
        bag.Error(
            DiagnosticCodes.UnknownWord,
            node.Location,
            $"expected true or false, found {MapReader.Describe(node)}",
            path: path
        );
        return null;
    }
}
