using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Summarizing;
using ExportRules.RuleSets;
using nietras.SeparatedValues;

namespace ExportRules.Replay.Csv;

/// <summary>The columns by which a summary groups rows.</summary>
internal sealed class StatisticsColumns(ColumnMap map)
{
    private readonly int id = Find(map, "id");
    private readonly int date = Find(map, BuiltInFacts.Date);
    private readonly (string Path, int Index)[] values =
    [
        .. SummaryFacts
            .All.Select(path => (path, Index: Find(map, path)))
            .Where(pair => pair.Index >= 0),
    ];

    public void Add(
        RowStatistics statistics,
        SepReader.Row row,
        RowPlace place,
        CachedAnswer answer
    )
    {
        var example = new RowExample(place.Line, place.Record, id < 0 ? null : Text(row, id));
        var month = date < 0 ? 0 : Month(row[date].Span);
        if (!statistics.Add(answer.Decision, answer.Against, month, example))
        {
            return;
        }
        foreach (var (path, index) in values)
        {
            statistics.AddChange(path, Text(row, index), answer.Decision, answer.Against!, example);
        }
    }

    private static int Find(ColumnMap map, string path) =>
        Array.FindIndex(
            map.Columns,
            column => column.Role is ColumnRole.Fact or ColumnRole.Id && column.Path == path
        );

    private static string Text(SepReader.Row row, int index) => CsvField.Unquote(row[index].Span);

    private static int Month(ReadOnlySpan<char> date) =>
        date is [_, _, _, _, '-', _, _, ..]
        && int.TryParse(date[..4], out var year)
        && int.TryParse(date[5..7], out var month)
        && month is >= 1 and <= 12
            ? year * 12 + month - 1
            : 0;
}
