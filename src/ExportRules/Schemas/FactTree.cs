using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>
/// The facts of a transaction as nested keys. In JSON every key is known; in YAML a path may also be written with dots,
/// and without a rule set other keys may be facts that it declares.
/// </summary>
internal sealed class FactTree(RuleSet? ruleSet, bool isYaml)
{
    private const string Dotted = "\\.";

    private bool IsOpen => ruleSet is null;

    /// <summary>The facts that a transaction can supply one by one.</summary>
    public static IEnumerable<FactDeclaration> Facts(RuleSet? ruleSet) =>
        (ruleSet?.Facts.All ?? BuiltInFacts.All).Where(fact =>
            !fact.IsDerived
            && fact.Path is not (BuiltInFacts.ListedList or BuiltInFacts.ListedConcerns)
        );

    public JsonObject Build(string? description = null)
    {
        var root = new ObjectSchema(description).Optional(
            "id",
            new() { ["type"] = new JsonArray("string", "number", "null") },
            "The caller's own name for the transaction; printed, never tested."
        );
        AddMembers(root, "");
        // Every declared fact has a dot in its path, so that at the top it can only be an object.
        return Close(root, new JsonObject { ["type"] = "object" });
    }

    private void AddMembers(ObjectSchema node, string prefix)
    {
        if (prefix == "endUser.")
        {
            node.Optional(
                "listed",
                PartySchema.Listed(),
                "The official lists on which the end user stands. Empty means checked and on none; left out, that it was not checked."
            );
        }
        if (prefix == "exporter.")
        {
            node.Optional(
                "licenses",
                PartySchema.Licenses(ruleSet),
                "The licenses that the exporter holds. Empty means none."
            );
        }
        var members = Facts(ruleSet)
            .Where(fact => fact.Path.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(fact => fact.Path[prefix.Length..].Split('.')[0], StringComparer.Ordinal);
        foreach (var member in members)
        {
            var leaf = member.FirstOrDefault(fact => fact.Path == prefix + member.Key);
            if (leaf is not null)
            {
                node.Optional(member.Key, FactValueSchema.Of(leaf), FactHelp.Of(leaf));
                continue;
            }
            var nested = new ObjectSchema();
            AddMembers(nested, $"{prefix}{member.Key}.");
            node.Optional(member.Key, Close(nested, true), $"Facts under `{prefix}{member.Key}`.");
        }
    }

    private JsonObject Close(ObjectSchema node, JsonNode others)
    {
        if (isYaml)
        {
            node.With("patternProperties", new JsonObject { [Dotted] = true });
        }
        return node.Build(isYaml && IsOpen ? others : null);
    }
}
