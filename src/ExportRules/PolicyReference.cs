namespace ExportRules;

/// <summary>Which law decided.</summary>
/// <param name="RuleSet">The rule set's id.</param>
/// <param name="Version">The policy version's id: its first day.</param>
/// <param name="Name">The version's name, or null.</param>
/// <param name="Digest"><c>sha256:</c> and the digest of the version's canonical form.</param>
public sealed record PolicyReference(string RuleSet, string Version, string? Name, string Digest);
