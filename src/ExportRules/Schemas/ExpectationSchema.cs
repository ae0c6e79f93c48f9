using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>What a case expects.</summary>
internal sealed class ExpectationSchema(RuleSet? ruleSet)
{
    public const string Name = "expectation";
    public const string LineName = "lineExpectation";

    private const string CodePattern = "^ER[0-9]{4}$";

    public JsonObject Build(bool isLine)
    {
        var expect = new ObjectSchema(
            isLine
                ? "What the answer of one line must be."
                : "What the answer must be; at least `outcome`, or `error` alone."
        )
            .Optional(
                "outcome",
                OneWord(Words.Outcomes),
                Glossary.Explain("The outcome.", Words.Outcomes, Glossary.Outcomes)
            )
            .Optional(
                "license",
                OrNull(LicenseType()),
                "The least burdensome available license type; null where none is."
            )
            .Optional("because-of", Ids(RuleIds()), "The determining rules, exactly.")
            .Optional("includes", Ids(RuleIds()), "Determining rules that must be among them.")
            .Optional("licenses", Statuses(), "License types with their status.")
            .Optional(
                "basis",
                Ids(ruleSet?.Bases.Select(basis => basis.Id)),
                "The bases that make a license necessary, exactly."
            )
            .Optional(
                "exemption",
                OrNull(Text()),
                "The exemption's public name; null where none applies."
            )
            .Optional(
                "missing",
                Paths(),
                "The facts whose absence keeps the answer undetermined, exactly."
            )
            .Optional(
                "may-relax",
                Paths(),
                "The facts that could only make the answer milder, exactly."
            )
            .Optional(
                "obligations",
                Ids(ObligationIds()),
                "Obligations that must be there, by rule."
            )
            .Optional(
                "not-obligations",
                Ids(ObligationIds()),
                "Obligations that must not be there, by rule."
            )
            .Optional(
                "usable",
                OrNull(LicenseType()),
                "The type of the held license that covers the transaction; null where none does."
            )
            .Optional(
                "confidence",
                OrNull(OneWord(Words.Confidences)),
                Glossary.Explain("The weakest link.", Words.Confidences, Glossary.Confidences)
            );
        if (!isLine)
        {
            expect
                .Optional(
                    "error",
                    OneOrList(Code),
                    "The codes with which the input is refused; nothing else is expected then."
                )
                .Optional(
                    "lines",
                    List(Reference(LineName)),
                    "Of an order: what each line's answer must be."
                )
                .With("if", Requires("error"))
                .With("then", new JsonObject { ["maxProperties"] = 1 })
                .With("else", Requires("outcome"));
        }
        return expect.Build();
    }

    private JsonObject Statuses()
    {
        var status = OneWord(Words.Availabilities)
            .Described(Glossary.Explain("", Words.Availabilities, Glossary.Availabilities).Trim());
        return new()
        {
            ["type"] = "object",
            ["propertyNames"] = LicenseType(),
            ["additionalProperties"] = status,
        };
    }

    private JsonObject LicenseType() => Known(ruleSet?.LicenseTypes.Select(type => type.Id));

    private IEnumerable<string>? RuleIds() => ruleSet?.Rules.Select(rule => rule.Id);

    private IEnumerable<string>? ObligationIds() =>
        ruleSet?.Rules.Where(rule => rule.Stage is Stage.Obligations).Select(rule => rule.Id);

    private static JsonObject Ids(IEnumerable<string>? known) => Any(Known(known));

    private static JsonObject Known(IEnumerable<string>? known) =>
        known is null ? Reference("id") : OneWord(known);

    private static JsonObject Paths() => Any(Text());

    private static JsonObject Code() => new() { ["type"] = "string", ["pattern"] = CodePattern };

    private static JsonObject OrNull(JsonObject schema) =>
        AnyOf(schema, new() { ["type"] = "null" });
}
