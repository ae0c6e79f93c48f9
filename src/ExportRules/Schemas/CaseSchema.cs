using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>Files of <c>tests/</c>: cases one by one and tables of cases.</summary>
internal sealed class CaseSchema(RuleSet? ruleSet)
{
    private const string Facts = "facts";
    private const string Case = "case";
    private const string Table = "cases";
    private const string Assumptions = "assumptions";

    private static readonly string[] Origins =
    [
        "reported",
        "published",
        "relayed",
        "third-party-test",
        "derived",
    ];

    public SchemaFile AddTo(SchemaFile file) =>
        file.Define(Case, Single())
            .Define(Table, Many())
            .Define(Facts, new FactTree(ruleSet, isYaml: true).Build())
            .Define(Assumptions, Assumed())
            .Define(ExpectationSchema.Name, new ExpectationSchema(ruleSet).Build(isLine: false))
            .Define(ExpectationSchema.LineName, new ExpectationSchema(ruleSet).Build(isLine: true));

    public static JsonObject Root() =>
        new ObjectSchema()
            .Optional(
                "given",
                Reference(Facts),
                "Facts of every transaction in the file; each case may change them, or take one away with null."
            )
            .Required(
                Table,
                List(
                    new()
                    {
                        ["if"] = Requires(Table),
                        ["then"] = Reference(Table),
                        ["else"] = Reference(Case),
                    }
                ),
                "The cases, at least one."
            )
            .Build();

    private static JsonObject Single()
    {
        var refused = Requires("expect");
        refused["properties"] = new JsonObject { ["expect"] = Requires("error") };
        return Shared(new ObjectSchema("One question with the answer it must have."))
            .Required(Case, Text(), "What the case shows, as one sentence.")
            .Optional(
                "order",
                Order(),
                "Several transactions under one contract, instead of `transaction`."
            )
            .Required("expect", Reference(ExpectationSchema.Name), "What the answer must be.")
            // What is refused on purpose need not look like a transaction.
            .With("if", refused)
            .With(
                "else",
                new JsonObject
                {
                    ["properties"] = new JsonObject { ["transaction"] = Reference(Facts) },
                }
            )
            .With("not", Requires("transaction", "order"))
            .Build();
    }

    private static JsonObject Many() =>
        Shared(new ObjectSchema("Many rows, one case each."))
            .Required(Table, Text(), "What the table shows, as one sentence.")
            .Required(
                "columns",
                List(Text(), unique: true),
                "Each column is a fact, `policy`, `known-at` or a key of `expect`."
            )
            .Required(
                "rows",
                List(new() { ["type"] = "array", ["minItems"] = 1 }),
                "One case a row, a cell for each column; `same` repeats the cell above, null leaves the fact out."
            )
            .Optional(
                "expect",
                new() { ["type"] = "object" },
                "What every row expects beyond its columns."
            )
            .Build();

    private static ObjectSchema Shared(ObjectSchema schema) =>
        schema
            .Optional("origin", OneWord(Origins), "Where the expected answer comes from.")
            .Optional("source", Text(), "Where it can be read.")
            .Optional(
                "transaction",
                new() { ["type"] = "object" },
                "The facts, over those of `given`."
            )
            .Optional(
                "policy",
                Typed("string"),
                "The version that decides: its name, its id or a day; without it the transaction's own date."
            )
            .Optional(
                "known-at",
                AnyOf(Reference("day"), Typed("null")),
                "Hides acts that were not yet published on this day."
            )
            .Optional(
                "assume",
                Reference(Assumptions),
                "Values for facts that were not supplied, as `--assume` gives them."
            );

    private static JsonObject Typed(string type) =>
        type == "null"
            ? new() { ["type"] = "null" }
            : new() { ["type"] = new JsonArray(type, "null") };

    private static JsonObject Order() =>
        new ObjectSchema()
            .Optional("id", Text(), "The order's name.")
            .Required("lines", List(Reference(Facts)), "The transactions, over those of `given`.")
            .Build();

    private JsonObject Assumed()
    {
        var assumed = new ObjectSchema();
        foreach (var fact in FactTree.Facts(ruleSet))
        {
            assumed.Optional(fact.Path, FactValueSchema.Of(fact), FactHelp.Of(fact));
        }
        if (ruleSet is null)
        {
            assumed.With("patternProperties", new JsonObject { ["\\."] = true });
        }
        return assumed.Build(new JsonObject { ["type"] = "object" });
    }
}
