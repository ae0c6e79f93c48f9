using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>A table whose keys and columns are placed in the catalog: one look-up sets all its facts.</summary>
internal sealed class BoundTable
{
    private readonly TableInForce table;
    private readonly int[] keys;
    private readonly int[] columns;

    public BoundTable(TableInForce table, FactCatalog facts)
    {
        this.table = table;
        keys = [.. table.Table.Keys.Select(facts.IndexOf)];
        columns =
        [
            .. table.Table.Columns.Select(column =>
                facts.IndexOf($"{table.Table.As}.{column.Name}")
            ),
        ];
    }

    /// <summary>Sets the facts of the row that the keys find; without a row they are absent, without a key unknown.</summary>
    public void Apply(Candidate candidate)
    {
        var facts = candidate.Facts;
        if (Key(facts) is not { } key)
        {
            foreach (var column in columns)
            {
                facts.Values[column] = default;
            }
            return;
        }
        var row = table.Rows.GetValueOrDefault(key);
        for (var index = 0; index < columns.Length; index++)
        {
            var value = row is null ? default : row.Values[index];
            facts.Values[columns[index]] = value.IsSupplied ? value : FactValue.Absent;
        }
        if (row is not null)
        {
            candidate.AddRow(table.Table, row);
        }
    }

    private string? Key(FactSet facts)
    {
        if (keys.Length == 1)
        {
            return facts.Values[keys[0]].Text;
        }
        var parts = new string[keys.Length];
        for (var index = 0; index < keys.Length; index++)
        {
            if (facts.Values[keys[index]].Text is not { } part)
            {
                return null;
            }
            parts[index] = part;
        }
        return TableInForce.KeyOf(parts);
    }
}
