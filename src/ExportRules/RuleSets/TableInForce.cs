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

    private TableInForce(Table table, FrozenDictionary<string, TableRow> rows)
    {
        Table = table;
        Rows = rows;
    }

    /// <summary>The table.</summary>
    public Table Table { get; }

    /// <summary>The rows by key; the values of several key facts are joined with U+001F.</summary>
    public FrozenDictionary<string, TableRow> Rows { get; }

    /// <summary>A copy in which one key has another row, or none.</summary>
    internal TableInForce With(IReadOnlyList<string> key, TableRow? row)
    {
        var rows = Rows.ToDictionary(StringComparer.Ordinal);
        rows.Remove(KeyOf(key));
        if (row is { Deleted: false })
        {
            rows[KeyOf(key)] = row;
        }
        return new(Table, rows.ToFrozenDictionary(StringComparer.Ordinal));
    }

    internal static string KeyOf(IReadOnlyList<string> key) =>
        key.Count == 1 ? key[0] : string.Join(Separator, key);
}
