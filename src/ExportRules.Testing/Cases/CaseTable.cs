using ExportRules.RuleSets;
using ExportRules.Yaml;

namespace ExportRules.Testing.Cases;

/// <summary>Many cases in one table: each row changes the facts, the policy or the expectations of its columns.</summary>
internal sealed class CaseTable(TransactionNodes transactions, DiagnosticBag bag)
{
    private const string Same = "same";

    public IReadOnlyList<CaseForm> Rows(MapReader map, CaseForm form)
    {
        var columns = map.Items("columns", required: true)
            .Select((node, index) => Column(node, map.At($"columns[{index}]")))
            .ToList();
        CheckTwice(columns);
        var rows = map.Items("rows", required: true);
        var forms = new List<CaseForm>();
        IReadOnlyList<YamlNode>? above = null;
        foreach (var row in rows)
        {
            if (Cells(row, columns.Count, above) is { } cells)
            {
                above = cells;
                if (columns.TrueForAll(column => column is not null))
                {
                    forms.Add(Row(form, columns!, cells, row.Location));
                }
            }
        }
        return forms;
    }

    private YamlScalar? Column(YamlNode node, string path)
    {
        if (node is not YamlScalar scalar)
        {
            bag.Error(
                DiagnosticCodes.WrongShape,
                node.Location,
                $"expected the name of a column, found {MapReader.Describe(node)}",
                path: path
            );
            return null;
        }
        if (
            transactions.IsFactOrGroup(scalar.Value)
            || IsSetting(scalar.Value)
            || (ExpectationKey.Names.Contains(scalar.Value) && scalar.Value != ExpectationKey.Lines)
        )
        {
            return scalar;
        }
        bag.Error(
            DiagnosticCodes.BadCaseTable,
            node.Location,
            $"column `{scalar.Value}` is neither a fact nor something that can be expected",
            Suggestions.Nearest(
                scalar.Value,
                transactions
                    .FactPaths.Concat(ExpectationKey.Names)
                    .Append(CaseReader.Policy)
                    .Append(CaseReader.KnownAt)
            )
                is { } nearest
                ? $"did you mean `{nearest}`?"
                : null,
            path
        );
        return null;
    }

    private void CheckTwice(IEnumerable<YamlScalar?> columns)
    {
        foreach (
            var twice in columns
                .OfType<YamlScalar>()
                .GroupBy(column => column.Value)
                .Where(group => group.Count() > 1)
        )
        {
            bag.Error(
                DiagnosticCodes.BadCaseTable,
                twice.Last().Location,
                $"column `{twice.Key}` is there twice",
                "one of the two is a mistake"
            );
        }
    }

    private IReadOnlyList<YamlNode>? Cells(
        YamlNode row,
        int columns,
        IReadOnlyList<YamlNode>? above
    )
    {
        if (row is not YamlSequence sequence || sequence.Items.Count != columns)
        {
            bag.Error(
                DiagnosticCodes.BadCaseTable,
                row.Location,
                row is YamlSequence { Items.Count: var count }
                    ? $"the row has {count} cells, the table {columns} columns"
                    : $"expected a row `[...]`, found {MapReader.Describe(row)}",
                path: "rows"
            );
            return null;
        }
        var cells = new List<YamlNode>();
        foreach (var (cell, index) in sequence.Items.Select((cell, index) => (cell, index)))
        {
            if (cell is not YamlScalar { IsPlain: true, Value: Same })
            {
                cells.Add(cell);
            }
            else if (above is not null)
            {
                cells.Add(above[index]);
            }
            else
            {
                bag.Error(
                    DiagnosticCodes.BadCaseTable,
                    cell.Location,
                    "`same` has no cell above it",
                    path: "rows"
                );
                return null;
            }
        }
        return cells;
    }

    private CaseForm Row(
        CaseForm form,
        IReadOnlyList<YamlScalar> columns,
        IReadOnlyList<YamlNode> cells,
        SourceLocation location
    )
    {
        var name = new List<string>();
        var expect = form.Expect.ToList();
        var row = form with { Location = location };
        var isRefused = columns
            .Zip(cells)
            .Any(pair => pair.First.Value == ExpectationKey.Error && !IsBlank(pair.Second));
        foreach (var (column, cell) in columns.Zip(cells))
        {
            if (ExpectationKey.Names.Contains(column.Value))
            {
                // An empty cell expects nothing, except where null is an answer.
                if (!IsBlank(cell) || (IsNullable(column.Value) && !isRefused))
                {
                    expect.RemoveAll(entry => entry.Key.Value == column.Value);
                    expect.Add(new(column with { Location = location }, cell));
                }
                continue;
            }
            name.Add($"{Short(column.Value)} {Text(cell)}");
            row = column.Value switch
            {
                CaseReader.Policy => row with { Policy = cell },
                CaseReader.KnownAt => row with { KnownAt = cell },
                _ => row with
                {
                    Facts = row.Facts.With(column with { Location = cell.Location }, cell, bag),
                },
            };
        }
        return row with
        {
            Name = name.Count == 0 ? form.Name : $"{form.Name}: {string.Join(", ", name)}",
            Expect = expect,
            ExpectLocation = location,
        };
    }

    private static bool IsBlank(YamlNode cell) => cell is YamlScalar { IsBlank: true };

    private static bool IsNullable(string key) =>
        ExpectationKey.Find(key) is { IsSingle: true, Name: not ExpectationKey.Outcome };

    private static bool IsSetting(string column) =>
        column is CaseReader.Policy or CaseReader.KnownAt;

    private static string Short(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static string Text(YamlNode cell) =>
        cell switch
        {
            YamlScalar { IsBlank: true } => "not given",
            YamlScalar scalar => scalar.Value,
            YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Text))}]",
            YamlMapping mapping =>
                $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {Text(entry.Value)}"))}}}",
            _ => "",
        };
}
