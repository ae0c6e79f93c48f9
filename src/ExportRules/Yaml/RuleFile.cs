namespace ExportRules.Yaml;

/// <summary>One file of a rule set.</summary>
/// <param name="Path">The path inside the rule set, with forward slashes; it is what traces show.</param>
/// <param name="Content">The bytes.</param>
public sealed record RuleFile(string Path, ReadOnlyMemory<byte> Content);
