using System.Text.Json.Nodes;
using ExportRules.RuleSets;
using ExportRules.Yaml;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>
/// Conditions: one key a node, and for each fact the tests that fit what it holds. Without a rule set only the built-in
/// facts are known; any other path with a dot may be a declared fact or a column of a table.
/// </summary>
internal sealed class ConditionSchema(RuleSet? ruleSet)
{
    public const string Name = "condition";

    // A path with a dot that no built-in fact has.
    private const string DeclaredPath = "^[^.]+(\\.[^.]+)+$";

    public JsonObject Build()
    {
        var parts = List(Reference(Name));
        var node = new ObjectSchema(
            "A condition: exactly one key, which is `all`, `any`, `not`, `always` or a fact."
        )
            .With("minProperties", 1)
            .With("maxProperties", 1)
            .Optional(
                "all",
                parts,
                "Holds when every part holds. Unknown when none fails and one is unknown."
            )
            .Optional(
                "any",
                List(Reference(Name)),
                "Holds when one part holds. Unknown when none holds and one is unknown."
            )
            .Optional(
                "not",
                Reference(Name),
                "Holds when the part fails. Unknown when it is unknown."
            )
            .Optional("always", True(), "The condition that always holds.");
        foreach (var fact in ruleSet?.Facts.All ?? BuiltInFacts.All)
        {
            node.Optional(fact.Path, Tests(fact), FactHelp.Of(fact));
        }
        if (ruleSet is null)
        {
            node.With(
                "patternProperties",
                new JsonObject
                {
                    [DeclaredPath] = AnyTests()
                        .Described(
                            "A fact that ruleset.yaml declares, or a column of a table, with its tests."
                        ),
                }
            );
        }
        return node.Build();
    }

    private JsonObject Tests(FactDeclaration fact)
    {
        var tests = new ObjectSchema().With("minProperties", 1);
        foreach (var operation in Enum.GetValues<Operator>())
        {
            if (ConditionReader.Fits(operation, fact.Type))
            {
                tests.Optional(
                    Words.Of(operation),
                    Operand(operation, fact),
                    Glossary.Operators[Words.Of(operation)]
                );
            }
        }
        return tests.Build();
    }

    private JsonObject Operand(Operator operation, FactDeclaration fact) =>
        operation switch
        {
            Operator.Is => Value(fact),
            Operator.In => List(Value(fact), unique: true),
            Operator.InList => OneWord(
                ruleSet
                    ?.Lists.Where(list => list.Of == ConditionReader.ListKind(fact.Type))
                    .Select(list => list.Id)
                    ?? []
            ),
            Operator.Within => OneOrList(() => fact.Type is FactType.Hs ? Hs() : Text()),
            Operator.Given => Truth(),
            _ when fact.Type is FactType.Date => Value(fact),
            _ => AnyOf(Value(fact), OtherFact()),
        };

    private JsonObject Value(FactDeclaration fact) =>
        fact.Type switch
        {
            FactType.Boolean => Truth(),
            FactType.Number or FactType.Money => Number(),
            FactType.Date => Reference("day"),
            FactType.Word or FactType.Words => OneWord(fact.Values),
            FactType.Text or FactType.Texts => OneWord(FactHelp.Known(fact)),
            FactType.Country or FactType.Countries => Reference("country"),
            FactType.Hs => Hs(),
            _ => OneWord(ruleSet?.Register.Entries ?? []),
        };

    /// <summary>Tests of a fact whose type is not known here: every test, with any value that some type allows.</summary>
    private static JsonObject AnyTests()
    {
        var tests = new ObjectSchema().With("minProperties", 1);
        foreach (var operation in Enum.GetValues<Operator>())
        {
            var word = Words.Of(operation);
            tests.Optional(word, AnyOperand(operation), Glossary.Operators[word]);
        }
        return tests.Build();
    }

    private static JsonObject AnyOperand(Operator operation) =>
        operation switch
        {
            Operator.Is => AnyValue(),
            Operator.In => List(AnyValue(), unique: true),
            Operator.InList => Text(),
            Operator.Within => OneOrList(Text),
            Operator.Given => Truth(),
            _ => AnyOf(Number(), Reference("day"), OtherFact()),
        };

    private static JsonObject AnyValue() =>
        new() { ["type"] = new JsonArray("string", "number", "boolean"), ["pattern"] = "\\S" };

    private static JsonObject OtherFact() =>
        new ObjectSchema()
            .Required("fact", Text(), "The path of another number, such as `entry.limit`.")
            .Build();
}
