using ExportRules.RuleSets;
using static ExportRules.Schemas.SchemaNodes;

namespace ExportRules.Schemas;

/// <summary>
/// JSON Schemas (2020-12) of rule files, cases, transactions and decisions, for editors and for other programs. They are
/// written from the tables that the loader reads by. A schema sees the shape of one file; what holds across files only
/// <c>exportrules check</c> sees.
/// </summary>
/// <remarks>
/// With a rule set, the schemas of rules and cases know its facts, lists, license types and bases; without one they
/// allow any declared name. The text is the same on every machine.
/// </remarks>
public static class JsonSchemas
{
    /// <summary>A rule set: <c>ruleset.yaml</c> of a folder, or a whole rule set in one file.</summary>
    public static string RuleSet()
    {
        var file = Begin(
                "Export control rule set",
                "ruleset.yaml of a rule set's folder, or a whole rule set in one file. Reference: docs/rule-format.md."
            )
            .Define(FactSchema.Name, FactSchema.Build())
            .Define(ActSchema.Name, ActSchema.Build())
            .Define(ListSchema.Name, ListSchema.Build())
            .Define(ListSchema.VersionName, ListSchema.Version())
            .Define(TableSchema.Name, TableSchema.Build())
            .Define(TableSchema.RowName, TableSchema.Row());
        return new RuleSchema(null).AddTo(file).Write(HeaderSchema.Build());
    }

    /// <summary><c>acts.yaml</c>.</summary>
    public static string Acts() =>
        Begin("Acts", "Every legal instrument of a rule set, once: acts.yaml.")
            .Define(ActSchema.Name, ActSchema.Build())
            .WriteListOf(ActSchema.Name);

    /// <summary>Files of <c>lists/</c>.</summary>
    public static string Lists() =>
        Begin("Lists", "Dated membership: country groups, entry lists, HS lists. Files of lists/.")
            .Define(ListSchema.Name, ListSchema.Build())
            .Define(ListSchema.VersionName, ListSchema.Version())
            .WriteListOf(ListSchema.Name);

    /// <summary>Files of <c>tables/</c>: one table, or a list of them.</summary>
    public static string Table() =>
        Begin(
                "Table",
                "Bulk law, one row a line: a file of tables/, with one table or a list of them."
            )
            .Define(TableSchema.Name, TableSchema.Build())
            .Define(TableSchema.RowName, TableSchema.Row())
            .Write(
                new()
                {
                    ["if"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "array" },
                    ["then"] = List(Reference(TableSchema.Name)),
                    ["else"] = Reference(TableSchema.Name),
                }
            );

    /// <summary>Files of the rule folders.</summary>
    /// <param name="ruleSet">The rule set whose names are known; null for any.</param>
    public static string Rules(RuleSet? ruleSet = null)
    {
        var file = Begin(
            For("Rules", ruleSet),
            "Rules with their versions: files of classification/, control/, exemptions/, licenses/ and obligations/."
        );
        return new RuleSchema(ruleSet).AddTo(file).WriteListOf(RuleSchema.Name);
    }

    /// <summary>Files of <c>tests/</c>.</summary>
    /// <param name="ruleSet">The rule set whose names are known; null for any.</param>
    public static string Tests(RuleSet? ruleSet = null) =>
        new CaseSchema(ruleSet)
            .AddTo(
                Begin(
                    For("Cases", ruleSet),
                    "Cases: what a transaction must be answered, for `exportrules test`. Files of tests/."
                )
            )
            .Write(CaseSchema.Root());

    /// <summary><c>tests/survivors.yaml</c>.</summary>
    public static string Survivors() =>
        Begin(
                "Accepted survivors",
                "Mutants that no case can or need kill, each with the reason, for `exportrules test --mutate`: tests/survivors.yaml."
            )
            .Write(
                new ObjectSchema().Build(Text().Described("Why no case can or need tell it apart."))
            );

    /// <summary>Transactions and orders in JSON, with the facts of one rule set.</summary>
    public static string Transaction(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var file = Begin(
            For("Transaction", ruleSet),
            "What `exportrules evaluate` reads: one transaction or order, or an array of them."
        );
        return TransactionSchema.AddTo(file, ruleSet).Write(TransactionSchema.Root());
    }

    /// <summary>Decisions in JSON, with the license types and bases of one rule set.</summary>
    public static string Decision(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var file = Begin(
            For("Decision", ruleSet),
            "What `exportrules evaluate --format json` prints: a decision, the decision of an order, or an array of them."
        );
        return new DecisionSchema(ruleSet).AddTo(file).Write(DecisionSchema.Root());
    }

    private static SchemaFile Begin(string title, string description) =>
        new SchemaFile(title, description).WithCommonDefinitions();

    private static string For(string title, RuleSet? ruleSet) =>
        ruleSet is null ? title : $"{title} of {ruleSet.Id}";
}
