using ExportRules.Compilation;
using ExportRules.RuleSets;
using ExportRules.Testing.Running;

namespace ExportRules.Testing.Mutation;

/// <summary>A table in which one row has another value, or is not there.</summary>
internal sealed class TableMutant(string id, Table table, TableRow original, TableRow? changed)
    : Mutant(id, original.Location)
{
    private readonly string column = $"{table.As}.{table.Columns[0].Name}";

    public override bool Concerns(CaseRun run, Assessment assessment) =>
        assessment.Candidates.Exists(candidate =>
            ReferenceEquals(candidate.RowBehind(column), original)
        );

    public override PolicyVersion? Apply(PolicyVersion version)
    {
        var key = TableInForce.KeyOf(original.Key);
        var tables = version.Tables.ToBuilder();
        for (var index = 0; index < tables.Count; index++)
        {
            if (
                tables[index].Table.Id == table.Id
                && tables[index].Rows.TryGetValue(key, out var row)
                && ReferenceEquals(row, original)
            )
            {
                tables[index] = tables[index].With(original.Key, changed);
                return version.With(tables: tables.ToImmutable());
            }
        }
        return null;
    }
}
