using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>A rule set: the keys of <c>ruleset.yaml</c>, and of a rule set in one file.</summary>
internal static class HeaderSchema
{
    public static JsonObject Build() =>
        new ObjectSchema()
            .Required("rule-set", Reference("id"), "The rule set's id, such as `japan`.")
            .Required("title", Text(), "The English title.")
            .Optional("term", Text(), "The title in the original language.")
            .Required("authority", Text(), "Whose law it is.")
            .Required("time-zone", TimeZone(), "The zone whose days count.")
            .Required("date-basis", Text(), "Which date counts, in words.")
            .Required(
                "origin",
                List(Reference("country"), unique: true),
                "Where the exports that this law covers start; another origin is an error."
            )
            .Required(
                "start",
                Reference("day"),
                "The first day covered; before it there is no version."
            )
            .Optional(
                "end",
                Reference("day"),
                "The first day no longer covered. Only files of a past version have one."
            )
            .Optional(
                "currency",
                Text(),
                "ISO 4217 code of the currency in which money is compared."
            )
            .Optional("entry-notation", Notation(), "How entry numbers are read.")
            .Required(
                "license-types",
                Terms("A kind of license."),
                "The license types, least burdensome first."
            )
            .Required(
                "bases",
                Terms("A reason for which the law asks for a license."),
                "What can make a license necessary."
            )
            .Optional(
                "facts",
                List(Reference(FactSchema.Name)),
                "Facts beyond the built-in ones, and what the rule set knows about built-in ones."
            )
            .Optional(
                "acts",
                List(Reference(ActSchema.Name)),
                "In a single file: what acts.yaml holds in a folder."
            )
            .Optional(
                "lists",
                List(Reference(ListSchema.Name)),
                "In a single file: what lists/ holds in a folder."
            )
            .Optional(
                "tables",
                List(Reference(TableSchema.Name)),
                "In a single file: what tables/ holds in a folder."
            )
            .Optional(
                "rules",
                List(Reference(RuleSchema.Name)),
                "In a single file: the rules of all stages."
            )
            .Build();

    private static JsonObject TimeZone() =>
        new ObjectSchema()
            .Required("id", Text(), "The IANA name, such as `Asia/Tokyo`.")
            .Required(
                "offset",
                new()
                {
                    ["type"] = "string",
                    ["pattern"] = "^[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)$",
                },
                "The offset from UTC, quoted: \"+09:00\". A timestamp becomes a day with it."
            )
            .Build();

    private static JsonObject Notation() =>
        new ObjectSchema()
            .Optional(
                "drop",
                Reference("texts"),
                "What is dropped when an entry is read: with `の項`, \"3の項(1)\" is read as \"3(1)\"."
            )
            .Build();

    private static JsonObject Terms(string description)
    {
        var terms = List(
            new ObjectSchema(description)
                .Required("id", Reference("id"), "The id that rules and answers use.")
                .Required("title", Text(), "The English title.")
                .Optional("term", Text(), "The official term in the original language.")
                .Optional("note", Text(), "A remark for the reader.")
                .Build()
        );
        terms["maxItems"] = 32;
        return terms;
    }
}
