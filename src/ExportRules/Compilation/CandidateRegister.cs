using System.Collections.Frozen;
using ExportRules.RuleSets;

namespace ExportRules.Compilation;

/// <summary>What the register of entries says about entries as candidates of a classification.</summary>
internal sealed class CandidateRegister
{
    /// <summary>The column that marks an entry as holding only what no other entry holds.</summary>
    private const string ResidualColumn = "residual";

    private readonly FrozenSet<string> entries;
    private readonly FrozenSet<string> residual;
    private readonly bool hasRegister;

    private CandidateRegister(
        FrozenSet<string> entries,
        FrozenSet<string> residual,
        bool hasRegister
    )
    {
        this.entries = entries;
        this.residual = residual;
        this.hasRegister = hasRegister;
    }

    public static CandidateRegister Of(PolicyVersion version)
    {
        var register = version.Tables.FirstOrDefault(table =>
            table.Table.Keys is [BuiltInFacts.Entry]
        );
        var column =
            register?.Table.Columns.ToList().FindIndex(column => column.Name == ResidualColumn)
            ?? -1;
        return new(
            (register?.Rows.Keys ?? []).ToFrozenSet(StringComparer.Ordinal),
            (
                column < 0
                    ? []
                    : register!
                        .Rows.Where(row => row.Value.Values[column].Boolean)
                        .Select(row => row.Key)
            ).ToFrozenSet(StringComparer.Ordinal),
            register is not null
        );
    }

    /// <summary>Whether the entry is in the register on the policy day.</summary>
    public bool IsInForce(string entry) => !hasRegister || entries.Contains(entry);

    /// <summary>Whether the entry holds only what no other entry holds, such as the catch-all row.</summary>
    public bool IsResidual(string entry) => residual.Contains(entry);
}
