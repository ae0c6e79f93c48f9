using ExportRules.Input;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Summarizing;
using ExportRules.RuleSets;

namespace ExportRules.Replay.Csv;

/// <summary>The columns by which a summary groups rows.</summary>
internal sealed class StatisticsColumns(
    ColumnMap map,
    CellReader cells,
    RowJudge judge,
    RuleSet ruleSet,
    bool hasPlainDays
)
{
    private readonly int id = Find(map, "id");
    private readonly int date = Find(map, BuiltInFacts.Date);
    private readonly int value = Find(map, BuiltInFacts.Value);
    private readonly int currency = Find(map, BuiltInFacts.Currency);
    private readonly (string Path, int Index)[] values =
    [
        .. SummaryFacts
            .All.Select(path => (path, Index: Find(map, path)))
            .Where(pair => pair.Index >= 0),
    ];

    public void Add<TRow>(RowStatistics statistics, TRow row, RowPlace place, CachedAnswer answer)
        where TRow : ITableRow, allows ref struct
    {
        var (decision, against) = (answer.Decision, answer.Against);
        var group = statistics.Add(decision, against, date < 0 ? 0 : Month(row[date]));
        group.First ??= Example(row.Fields(), place);
        AddValue(group, row);
        if (against is null || !AnswerChange.IsChange(decision, against))
        {
            return;
        }
        foreach (var (path, index) in values)
        {
            var change = statistics.AddChange(path, Text(row, index), decision, against);
            change.First ??= new(place.Line, place.Record, id < 0 ? null : Text(row, id));
            AddValue(change, row);
        }
    }

    /// <summary>The row as an example that can be explained.</summary>
    public RowExample Example(string[] fields, RowPlace place) =>
        new(place.Line, place.Record, id < 0 || id >= fields.Length ? null : fields[id])
        {
            Source = fields,
            Row = new(
                [
                    .. map
                        .Columns.Where(column =>
                            column.Role is not ColumnRole.Replaced
                            && column.Index < fields.Length
                            && fields[column.Index].Length > 0
                        )
                        .Select(column => KeyValuePair.Create(column.Name, fields[column.Index])),
                ],
                () => judge.Explain(fields, place)
            ),
        };

    private void AddValue<TRow>(RowGroup group, TRow row)
        where TRow : ITableRow, allows ref struct
    {
        if (value < 0 || row[value].Length == 0)
        {
            return;
        }
        // A value that cannot be read is an error of its row; a sum has no place for it.
        if (cells.TryReadNumber(row[value], out var number))
        {
            group.AddValue(currency < 0 ? "" : Text(row, currency).Trim(), number);
        }
    }

    private static int Find(ColumnMap map, string path) =>
        Array.FindIndex(
            map.Columns,
            column => column.Role is ColumnRole.Fact or ColumnRole.Id && column.Path == path
        );

    private static string Text<TRow>(TRow row, int index)
        where TRow : ITableRow, allows ref struct => CsvField.Unquote(row[index]);

    /// <summary>The month of the day that a cell means; 0 where it means none.</summary>
    private int Month(ReadOnlySpan<char> cell)
    {
        if (cell.Length == 0)
        {
            return 0;
        }
        if (!hasPlainDays || !CellProjector.TryPlainDay(cell, out var day))
        {
            var value = cells.Read(map.Columns[date].Fact!, CsvField.Unquote(cell), out _);
            if (
                !value.IsSupplied
                || new FactBinder(ruleSet).Normalize(BuiltInFacts.Date, value, default)
                    is not { Value: { Kind: FactKind.Date } read }
            )
            {
                return 0;
            }
            day = read.Date;
        }
        return day.Year * 12 + day.Month - 1;
    }
}
