using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The facts that one item case fixes: the exporter's entries, the entry under decision and its table columns.</summary>
internal sealed class CaseFacts
{
    private readonly BoundTable[] tables;
    private readonly HashSet<string> columns;
    private readonly string? entry;

    public CaseFacts(CompiledPolicy policy, ItemCase item, string? entry, bool inClassification)
    {
        var ruleSet = policy.Version.RuleSet;
        this.entry = entry;
        Facts = new(ruleSet.Facts);
        Facts[BuiltInFacts.Entries] = item.Entries;
        Input.FactBinder.Derive(Facts);
        if (entry is not null)
        {
            Facts[BuiltInFacts.Entry] = FactValue.Of(entry);
        }
        tables = inClassification ? [] : policy.Tables;
        columns = policy
            .Version.Tables.SelectMany(table =>
                table.Table.Columns.Select(column => $"{table.Table.As}.{column.Name}")
            )
            .ToHashSet(StringComparer.Ordinal);
        ApplyTables();
    }

    public FactSet Facts { get; }

    /// <summary>Whether the item case has a say in a test, so that its diagram holds for this case alone.</summary>
    public bool Decides(TestCondition test) => Decides(test.Fact) || Decides(test.Operand.Fact);

    public void ApplyTables()
    {
        if (tables.Length > 0)
        {
            var candidate = new Candidate(entry, true, Facts, []);
            foreach (var table in tables)
            {
                table.Apply(candidate);
            }
        }
    }

    private bool Decides(string? path) =>
        path is BuiltInFacts.Entries or BuiltInFacts.NotListed or BuiltInFacts.Entry
        || (path is not null && columns.Contains(path));
}
