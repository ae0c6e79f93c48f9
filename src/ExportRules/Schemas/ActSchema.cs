using System.Text.Json.Nodes;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>Acts.</summary>
internal static class ActSchema
{
    public const string Name = "act";

    public static JsonObject Build() =>
        new ObjectSchema("One legal instrument that changed the law.")
            .Required("id", Reference("id"), "The id by which rules, lists and rows cite it.")
            .Required("title", Text(), "The English title.")
            .Optional("term", Text(), "The title in the original language.")
            .Optional(
                "published",
                Reference("day"),
                "The day of publication, not after `from`. It never selects a version; left out, it counts as the first day."
            )
            .Required("from", Reference("day"), "In force from this day.")
            .Optional("policy", Reference("id"), "The name of the policy version that begins here.")
            .Optional("effect", Text(), "What it changed, in a sentence.")
            .Required(
                "confidence",
                Reference("confidence"),
                Glossary.Confidence("How well the act and its days are supported.")
            )
            .Optional(
                "sources",
                Reference("texts"),
                "Where it can be read; cited by rules without a source of their own."
            )
            .Optional("note", Text(), "A remark for the reader.")
            .Build();
}
