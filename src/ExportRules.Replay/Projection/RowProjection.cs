using ExportRules.Replay.Columns;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Projection;

/// <summary>The columns that can change an answer, each with its projector. Rows of equal codes have equal answers.</summary>
internal sealed class RowProjection
{
    private readonly CellProjector[] projectors;
    private readonly int? value;
    private readonly int? total;

    private RowProjection(CellProjector[] projectors, int[] licenses, int? value, int? total)
    {
        this.projectors = projectors;
        LicenseColumns = licenses;
        (this.value, this.total) = (value, total);
    }

    /// <summary>How many codes a row has.</summary>
    public int Count => projectors.Length;

    /// <summary>Columns of held licenses: a row that fills one is decided by itself, because names and numbers count then.</summary>
    public int[] LicenseColumns { get; }

    public ReadOnlySpan<CellProjector> Projectors => projectors;

    public static RowProjection Of(
        ColumnMap map,
        ReplayFormat format,
        CellReader cells,
        IEnumerable<ReplayPolicy> policies
    )
    {
        var projectors = new List<CellProjector>();
        var seen = new Dictionary<RuleSet, FactUses>();
        foreach (var policy in policies)
        {
            var isNew = !seen.TryGetValue(policy.RuleSet, out var uses);
            uses ??= seen[policy.RuleSet] = new(policy.RuleSet);
            foreach (var column in map.Columns.Where(column => column.Role is ColumnRole.Fact))
            {
                // Another rule set has its own declaration of the fact, or none: then its own binder refuses the row.
                var fact = policy.RuleSet.Facts.Find(column.Path);
                if (fact is null || IsFree(fact, uses[fact]))
                {
                    continue;
                }
                var choosesVersion = policy.IsOwnDate && fact.Path == BuiltInFacts.Date;
                if (!isNew && !choosesVersion)
                {
                    continue;
                }
                projectors.Add(
                    new(
                        policy.RuleSet,
                        column with
                        {
                            Fact = fact,
                        },
                        new(uses[fact], choosesVersion ? policy : null),
                        cells,
                        format
                    )
                );
            }
        }
        return new(
            [.. projectors],
            [
                .. map
                    .Columns.Where(column => column.Role is ColumnRole.Licenses)
                    .Select(column => column.Index),
            ],
            map.Fact(BuiltInFacts.Value)?.Index,
            map.Fact(BuiltInFacts.ContractTotal)?.Index
        );
    }

    /// <summary>Whether the total of a contract may be less than the value of its line. No code tells that: such a row is decided by itself.</summary>
    public bool MayContradict<TRow>(TRow row)
        where TRow : ITableRow, allows ref struct
    {
        if (value is not { } one || total is not { } all || row[one].Length == 0)
        {
            return false;
        }
        // The cells of a row may share their room: one is read before the next is asked for.
        var isPlain = CellProjector.TryPlainNumber(row[one], out var part);
        return row[all].Length > 0
            && !(isPlain && CellProjector.TryPlainNumber(row[all], out var whole) && whole >= part);
    }

    /// <summary>Whether any text will do and none is looked at: then the column cannot change an answer.</summary>
    private static bool IsFree(FactDeclaration fact, FactUse use) =>
        !use.IsUsed
        && fact is { Type: FactType.Text or FactType.Texts, Known.Count: 0 }
        && fact.Path != BuiltInFacts.Currency;
}
