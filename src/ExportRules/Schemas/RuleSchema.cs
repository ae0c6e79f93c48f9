using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>Rules with their versions.</summary>
internal sealed class RuleSchema(RuleSet? ruleSet)
{
    public const string Name = "rule";

    public SchemaFile AddTo(SchemaFile file) =>
        file.Define(Name, Rule())
            .Define("ruleVersion", Version())
            .Define("conclusion", Conclusion())
            .Define(ConditionSchema.Name, new ConditionSchema(ruleSet).Build());

    private static JsonObject Rule() =>
        new ObjectSchema("A provision of the law, with every version it has had.")
            .Required("id", Reference("id"), "The id by which findings and traces name the rule.")
            .Required("title", Text(), "What the rule says, in a few words.")
            .Optional("term", Text(), "The official term in the original language.")
            .Required("cite", Text(), "Where the law says so.")
            .Optional("note", Text(), "A remark for the reader.")
            .Required(
                "versions",
                List(Reference("ruleVersion")),
                "Oldest first. Each version lasts until the next; nobody types an end date."
            )
            .With("allOf", new JsonArray(FirstVersionIsNoRepeal()))
            .Build();

    private static JsonObject Version() =>
        new ObjectSchema(
            "The rule from one day on. It is readable alone: it restates the whole condition."
        )
            .Required("from", Reference("day"), "In force from this day, the day of the act.")
            .Required(
                "act",
                Reference("id"),
                "The instrument that brought it, by its id in acts.yaml."
            )
            .Optional(
                "repealed",
                Truth(),
                "`true` ends the rule on this day; the only way to end one."
            )
            .Optional("when", Reference(ConditionSchema.Name), "The whole condition.")
            .Optional("then", Reference("conclusion"), "What follows when the condition is met.")
            .Optional(
                "overrides",
                AnyOf(Reference("id"), Any(Reference("id"))),
                "Rules whose effect is set aside where this one is met. There is no priority and no order."
            )
            .Optional(
                "because",
                Text(),
                "Why, as one sentence that a compliance officer understands."
            )
            .Optional(
                "confidence",
                Reference("confidence"),
                Glossary.Confidence("How well this version is supported.")
            )
            .Optional(
                "source",
                Reference("texts"),
                "Where it can be read; without it the act's sources are cited."
            )
            .Optional("text", Text(), "The words of the law.")
            .Optional("note", Text(), "A remark for the reader.")
            .With("if", WhereTrue("repealed"))
            .With("then", Forbids("when", "then"))
            .With("else", Requires("when", "then", "because", "confidence"))
            .Build();

    private static JsonObject FirstVersionIsNoRepeal() =>
        new()
        {
            ["properties"] = new JsonObject
            {
                ["versions"] = new JsonObject
                {
                    ["prefixItems"] = new JsonArray(
                        new JsonObject { ["not"] = WhereTrue("repealed") }
                    ),
                },
            },
        };

    private static JsonObject WhereTrue(string key)
    {
        var condition = Requires(key);
        condition["properties"] = new JsonObject { [key] = True() };
        return condition;
    }

    private JsonObject Conclusion()
    {
        var exempt = Words.Of(ConclusionKind.Exempt);
        var conclusion = new ObjectSchema(
            "Exactly one conclusion. The folder of the rule is the stage of what it concludes."
        )
            .With("minProperties", 1)
            .With("dependentRequired", new JsonObject { ["as"] = new JsonArray(exempt) })
            .With("if", Requires(exempt))
            .With(
                "then",
                new JsonObject
                {
                    ["propertyNames"] = new JsonObject { ["enum"] = new JsonArray(exempt, "as") },
                }
            )
            .With("else", new JsonObject { ["maxProperties"] = 1 })
            .Optional("as", Reference("id"), "With `exempt`: the exemption's public name.");
        foreach (var kind in Enum.GetValues<ConclusionKind>())
        {
            conclusion.Optional(Words.Of(kind), Value(kind), Glossary.Conclusions[Words.Of(kind)]);
        }
        return conclusion.Build();
    }

    private JsonObject Value(ConclusionKind kind) =>
        kind switch
        {
            ConclusionKind.Classify => OneWord(ruleSet?.Register.Entries ?? []),
            ConclusionKind.Offer or ConclusionKind.Withdraw => OneOrList(() =>
                Ids(ruleSet?.LicenseTypes.Select(type => type.Id))
            ),
            ConclusionKind.Oblige => new ObjectSchema()
                .Required(
                    "kind",
                    OneWord(Words.ObligationKinds),
                    Glossary.Explain("", Words.ObligationKinds, Glossary.ObligationKinds).Trim()
                )
                .Required("text", Text(), "What is to be done, as one sentence.")
                .Build(),
            _ => OneOrList(() => Ids(ruleSet?.Bases.Select(basis => basis.Id))),
        };

    private static JsonObject Ids(IEnumerable<string>? known) =>
        known is null ? Reference("id") : OneWord(known);
}
