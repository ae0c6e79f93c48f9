using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>What <c>evaluate</c> reads: a transaction, an order, or an array of them.</summary>
internal static class TransactionSchema
{
    private const string Name = "transaction";
    private const string OrderName = "order";
    private const string InputName = "input";

    public static SchemaFile AddTo(SchemaFile file, RuleSet ruleSet) =>
        file.Define(
                Name,
                new FactTree(ruleSet, isYaml: false).Build(
                    "One item to one destination for one end user on one date. What is left out is unknown, never false."
                )
            )
            .Define(OrderName, Order())
            .Define(
                InputName,
                new()
                {
                    ["if"] = Requires("lines"),
                    ["then"] = Reference(OrderName),
                    ["else"] = Reference(Name),
                }
            );

    public static JsonObject Root() =>
        new()
        {
            ["if"] = new JsonObject { ["type"] = "array" },
            ["then"] = List(Reference(InputName)),
            ["else"] = Reference(InputName),
        };

    private static JsonObject Order() =>
        new ObjectSchema(
            "Several transactions under one contract; totals are computed across its lines."
        )
            .Optional(
                "id",
                new() { ["type"] = new JsonArray("string", "number", "null") },
                "The caller's own name for the order."
            )
            .Required("lines", List(Reference(Name)), "The transactions, in the caller's order.")
            .Build();
}
