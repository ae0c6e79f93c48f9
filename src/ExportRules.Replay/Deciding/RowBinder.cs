using System.Text;
using ExportRules.Input;
using ExportRules.Replay.Columns;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Deciding;

/// <summary>The cells of a row to a transaction of one rule set, or to everything that is wrong with them.</summary>
internal sealed class RowBinder(RuleSet ruleSet, ColumnMap map, CellReader cells)
{
    public (BoundTransaction? Bound, IReadOnlyList<Diagnostic> Problems) Bind(
        IReadOnlyList<string> fields
    )
    {
        var binder = new FactBinder(ruleSet);
        var problems = new List<Diagnostic>();
        var supplied = 0;
        foreach (var column in map.Columns)
        {
            switch (column.Role)
            {
                case ColumnRole.Id:
                    binder.Facts.Id = fields[column.Index];
                    break;
                case ColumnRole.Licenses when fields[column.Index].AsSpan().Trim().Length > 0:
                    binder.Facts.Licenses = Licenses(column, fields[column.Index], problems);
                    break;
                case ColumnRole.Fact:
                    var value = cells.Read(column.Fact!, fields[column.Index], out var problem);
                    if (problem is not null)
                    {
                        problems.Add(problem with { Location = Place(column) });
                        supplied++;
                    }
                    else if (value.IsSupplied)
                    {
                        binder.Set(column.Fact!.Path, value, Place(column));
                        supplied++;
                    }
                    break;
            }
        }
        if (supplied == 0)
        {
            problems.Add(
                new(DiagnosticCodes.NoTransaction, Severity.Error, default, "the row holds no fact")
            );
            return (null, problems);
        }
        binder.Finish(Locate);
        problems.AddRange(binder.Diagnostics);
        return problems.Exists(problem => problem.Severity is Severity.Error)
            ? (null, problems)
            : (new(ruleSet, binder.Facts, Locate), problems);
    }

    private SourceLocation Locate(string path) =>
        map.Fact(path) is { } column ? Place(column) : default;

    // The column of a row's problem is the number of the field, and its name stands where a file would.
    private static SourceLocation Place(Column column) => new(column.Name, 1, column.Index + 1);

    private IReadOnlyList<HeldLicense>? Licenses(
        Column column,
        string json,
        List<Diagnostic> problems
    )
    {
        var text = Encoding.UTF8.GetBytes($"{{\"exporter\":{{\"licenses\":{json}\n}}}}");
        var input = new TransactionReader(ruleSet, column.Name).Read(text)[0];
        problems.AddRange(
            input.Diagnostics.Select(diagnostic => diagnostic with { Location = Place(column) })
        );
        return input.Bound?.Facts.Licenses;
    }
}
