using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.FactValueSchema;

namespace ExportRules.Schemas;

/// <summary>What a transaction says about its parties beyond plain facts: official lists and held licenses.</summary>
internal static class PartySchema
{
    public static JsonObject Listed()
    {
        var concerns = BuiltInFacts.All.First(fact => fact.Path == BuiltInFacts.ListedConcerns);
        return ListOf(
            new ObjectSchema("One official list on which the party stands.")
                .Optional("list", Typed("string"), "The list, such as `meti-end-user-list`.")
                .Optional("concerns", Of(concerns), concerns.Meaning!)
                .Build()
        );
    }

    public static JsonObject Licenses(RuleSet? ruleSet) =>
        ListOf(
            new ObjectSchema(
                "A license that the exporter holds. What is left out does not restrict it."
            )
                .Required(
                    "type",
                    SchemaNodes.OneWord(ruleSet?.LicenseTypes.Select(type => type.Id) ?? []),
                    "The license type."
                )
                .Optional(
                    "number",
                    new() { ["type"] = new JsonArray("string", "number", "null") },
                    "The license's number; printed."
                )
                .Optional("from", Day(), "The first day of its validity.")
                .Optional("to", Day(), "The last day of its validity, inclusive.")
                .Optional("entries", ListOf(SchemaNodes.Text()), "The entries it is for.")
                .Optional("material", Typed("string"), "The material it is for.")
                .Optional("destination", Typed("string"), "The one destination it is for.")
                .Optional("destinations", ListOf(SchemaNodes.Text()), "The destinations it is for.")
                .Optional(
                    "counterparty",
                    Typed("string"),
                    "The other side it is for, by exactly the end user's name."
                )
                .Optional(
                    "exporter",
                    Typed("string"),
                    "The holder, by exactly the exporter's name."
                )
                .Build()
        );
}
