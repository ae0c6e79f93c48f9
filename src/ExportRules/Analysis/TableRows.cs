using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>What a table says about one value of one of its keys, in the columns that rules test.</summary>
internal static class TableRows
{
    public static void Describe(
        TableInForce table,
        string keyFact,
        string? value,
        HashSet<string> testedColumns,
        StringBuilder text
    )
    {
        var columns = table
            .Table.Columns.Select(
                (column, index) => (Path: $"{table.Table.As}.{column.Name}", index)
            )
            .Where(column => testedColumns.Contains(column.Path))
            .ToList();
        if (columns.Count == 0)
        {
            return;
        }
        for (var place = 0; place < table.Table.Keys.Count; place++)
        {
            if (table.Table.Keys[place] != keyFact)
            {
                continue;
            }
            var rows = table
                .Rows.Values.Where(row => row.Key[place] == value)
                .Select(row =>
                    string.Join('\u001f', row.Key.Where((_, index) => index != place))
                    + "="
                    + string.Join('\u001f', columns.Select(column => row.Values[column.index]))
                )
                .Order(StringComparer.Ordinal);
            text.Append('|').AppendJoin('\u001e', rows);
        }
    }
}
