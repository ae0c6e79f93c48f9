using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>A table with the rows that are in force, indexed by key.</summary>
public sealed class TableInForce
{
    private const char Separator = '\u001f';

    internal TableInForce(Table table, DateOnly from, Func<Act, bool> known)
    {
        Table = table;
        var rows = new Dictionary<string, TableRow>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.From <= from && known(row.Act))
            {
                rows[KeyOf(row.Key)] = row;
            }
        }
        Rows = rows.Where(pair => !pair.Value.Deleted).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary>The rows by key; the values of several key facts are joined with U+001F.</summary>
    public FrozenDictionary<string, TableRow> Rows { get; }

    internal static string KeyOf(IReadOnlyList<string> key) =>
        key.Count == 1 ? key[0] : string.Join(Separator, key);
}
