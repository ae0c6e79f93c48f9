using System.Collections.Frozen;

namespace ExportRules.RuleSets;

/// <summary>Every entry that the rule set ever knew, with the spellings that lead to it.</summary>
internal sealed class EntryRegister
{
    private readonly FrozenSet<string> entries;
    private readonly FrozenDictionary<string, string> spellings;
    private readonly string[] drop;

    public EntryRegister(RuleSet ruleSet)
    {
        Table = ruleSet.Tables.FirstOrDefault(table => table.Keys is [BuiltInFacts.Entry]);
        drop = [.. ruleSet.EntryNotationDrop];
        entries = (Table?.Rows.Select(row => row.Key[0]).Concat(Table.OtherKeys) ?? []).ToFrozenSet(
            StringComparer.Ordinal
        );
        spellings = entries
            .GroupBy(Fold, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>The register table; null where the rule set has none, so that any text is an entry.</summary>
    public Table? Table { get; }

    public IReadOnlyCollection<string> Entries => entries;

    /// <summary>The entry that a text means, or null; the note says how the text was read where it differs.</summary>
    public string? Find(string text)
    {
        if (Table is null || entries.Contains(text))
        {
            return text.Length == 0 ? null : text;
        }
        return spellings.GetValueOrDefault(Fold(text));
    }

    private string Fold(string text)
    {
        var folded = TextFolding.Compact(text);
        foreach (var part in drop)
        {
            folded = folded.Replace(part, "", StringComparison.Ordinal);
        }
        // A branch number is written `10の2` in the law and `10-2` on many forms.
        return folded.Replace('-', 'の');
    }
}
