using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>Dated lists.</summary>
internal static class ListSchema
{
    public const string Name = "list";
    public const string VersionName = "listVersion";

    private static readonly string[] Changes = ["members", "add", "remove"];

    public static JsonObject Build() =>
        new ObjectSchema("A dated list: who or what was a member on which day.")
            .Required("id", Reference("id"), "The id that `in-list` names.")
            .Required("title", Text(), "The English title.")
            .Optional("term", Text(), "The official term in the original language.")
            .Required(
                "of",
                Glossary.Words(Words.ListKinds, Glossary.ListKinds, ""),
                Glossary.Explain("What it holds.", Words.ListKinds, Glossary.ListKinds)
            )
            .Optional("cite", Text(), "Where the law says so.")
            .Optional("note", Text(), "A remark for the reader.")
            .Required(
                "versions",
                ListOrNone(Reference(VersionName)),
                "Oldest first; each lasts until the next. `[]` where nothing is known of the list."
            )
            .With(
                "allOf",
                new JsonArray([
                    FirstVersionIsWhole(),
                    .. Words.ListKinds.Select(kind => MembersOf(kind, Member(kind))),
                ])
            )
            .Build();

    public static JsonObject Version() =>
        new ObjectSchema("The list from one day on, whole or as a change.")
            .Required("from", Reference("day"), "In force from this day, the day of the act.")
            .Required(
                "act",
                Reference("id"),
                "The instrument that brought it, by its id in acts.yaml."
            )
            .Optional(
                "members",
                Members(0),
                "The whole list; `[]` where it is empty from this day on."
            )
            .Optional("add", Members(1), "New members.")
            .Optional("remove", Members(1), "Members that leave.")
            .Required("confidence", Reference("confidence"), "How well this version is supported.")
            .Optional("note", Text(), "A remark for the reader.")
            .Optional("source", Reference("texts"), "Where it can be read.")
            .With("anyOf", new JsonArray([.. Changes.Select(key => Requires(key))]))
            .Build();

    private static JsonObject Members(int least) =>
        new()
        {
            ["type"] = "array",
            ["items"] = Text(),
            ["minItems"] = least,
            ["uniqueItems"] = true,
        };

    private static JsonObject Member(string kind) =>
        kind switch
        {
            "country" => Reference("country"),
            "hs" => new() { ["type"] = "string", ["pattern"] = HsPattern },
            _ => Text(),
        };

    private static JsonObject FirstVersionIsWhole() =>
        new()
        {
            ["properties"] = new JsonObject
            {
                ["versions"] = new JsonObject
                {
                    ["prefixItems"] = new JsonArray(Requires("members")),
                },
            },
        };

    /// <summary>If the list is of a kind, its members are of that kind.</summary>
    private static JsonObject MembersOf(string kind, JsonObject member)
    {
        var changes = new JsonObject();
        foreach (var key in Changes)
        {
            changes[key] = new JsonObject { ["items"] = member.DeepClone() };
        }
        return new()
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray("of"),
                ["properties"] = new JsonObject { ["of"] = new JsonObject { ["const"] = kind } },
            },
            ["then"] = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["versions"] = new JsonObject
                    {
                        ["items"] = new JsonObject { ["properties"] = changes },
                    },
                },
            },
        };
    }
}
