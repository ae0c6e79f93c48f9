namespace ExportRules.Yaml;

/// <summary>A node of a YAML file with its place. Only what rule sets need: no anchors, no tags.</summary>
internal abstract record YamlNode(SourceLocation Location);

/// <summary>A scalar; <paramref name="IsPlain"/> says that it was written without quotes.</summary>
internal sealed record YamlScalar(string Value, bool IsPlain, SourceLocation Location)
    : YamlNode(Location)
{
    /// <summary>Whether nothing was written where a value belongs.</summary>
    public bool IsBlank =>
        IsPlain && (Value.Length == 0 || Value is "~" or "null" or "Null" or "NULL");
}

/// <summary>A sequence.</summary>
internal sealed record YamlSequence(IReadOnlyList<YamlNode> Items, SourceLocation Location)
    : YamlNode(Location);

/// <summary>A mapping, in written order, keys unique.</summary>
internal sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, SourceLocation Location)
    : YamlNode(Location);

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
