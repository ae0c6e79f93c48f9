using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>One entry under which the item falls, or may fall, with everything that the later stages found for it.</summary>
internal sealed class Candidate(string? entry, bool isCertain, FactSet facts, Truth[] truths)
{
    private List<(string Prefix, TableRow Row)>? rows;

    /// <summary>The entry; null where nothing classifies the item.</summary>
    public string? Entry { get; } = entry;

    /// <summary>Whether the item falls under the entry, or only may.</summary>
    public bool IsCertain { get; } = isCertain;

    /// <summary>The facts with those derived for this entry.</summary>
    public FactSet Facts { get; } = facts;

    /// <summary>The truth of every rule, by its index.</summary>
    public Truth[] Truths { get; } = truths;

    /// <summary>Remembers the table row whose columns became facts.</summary>
    public void AddRow(Table table, TableRow row) => (rows ??= []).Add((table.As, row));

    /// <summary>The table row behind a derived fact, or null.</summary>
    public TableRow? RowBehind(string path)
    {
        foreach (var (prefix, row) in rows ?? [])
        {
            if (
                path.Length > prefix.Length
                && path[prefix.Length] == '.'
                && path.StartsWith(prefix, StringComparison.Ordinal)
            )
            {
                return row;
            }
        }
        return null;
    }
}
