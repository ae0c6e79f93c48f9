using System.Collections.Concurrent;
using System.Text;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Replay.Csv;

/// <summary>Decides the rows of a table and writes them with their answers. Safe to call from several threads.</summary>
internal sealed class TableProcessor(
    ColumnMap map,
    IRowWriter writer,
    RowJudge judge,
    RowProjection? projection,
    StatisticsColumns? statistics
)
{
    private readonly AnswerCache<CachedAnswer> cache = new();
    private readonly ConcurrentDictionary<string, CachedAnswer> answers = new(
        StringComparer.Ordinal
    );

    public ColumnMap Map => map;

    /// <summary>What tells rows apart; null where each is decided by itself, or once it has been read.</summary>
    public RowProjection? Projection => projection;

    /// <summary>An empty result, to which rows are added.</summary>
    public ChunkResult Begin(int capacity, InputPosition end) =>
        new(capacity) { End = end, Statistics = statistics is null ? null : new() };

    /// <summary>Decides a row.</summary>
    /// <param name="result">What it is added to.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="row">The row.</param>
    /// <param name="codes">Room for its codes.</param>
    public void Decide<TRow>(ChunkResult result, RowPlace place, TRow row, Span<uint> codes)
        where TRow : ITableRow, allows ref struct
    {
        if (!TryProject(row, codes))
        {
            Write(result, place, row, Decide(row.Fields(), place));
            return;
        }
        if (!cache.TryGet(codes, out var answer))
        {
            answer = Decide(row.Fields(), place);
            if (
                answer.Decision.Outcome is not null
                && answer.Against?.Outcome is not null == judge.HasAgainst
            )
            {
                answer = Shared(answer);
                cache.Add(codes, answer);
            }
        }
        Write(result, place, row, answer!);
    }

    /// <summary>Adds a row that cannot be read.</summary>
    public void Reject(ChunkResult result, RowPlace place, string[] fields, Diagnostic problem)
    {
        var (answer, against) = judge.Error(problem, place);
        result.Add(place, answer);
        if (result.Statistics?.Add(answer, against, 0) is { } group)
        {
            group.First ??= new(place.Line, place.Record, null);
        }
        writer.Write(result.Output, fields, new(answer, against, writer.Cells(answer, against)));
    }

    /// <summary>The row as an example; null where statistics are not asked for.</summary>
    public RowExample? Example(string[] fields, RowPlace place) =>
        statistics?.Example(fields, place);

    private bool TryProject<TRow>(TRow row, Span<uint> codes)
        where TRow : ITableRow, allows ref struct
    {
        if (projection is null)
        {
            return false;
        }
        foreach (var column in projection.LicenseColumns)
        {
            if (row[column].Length > 0)
            {
                return false;
            }
        }
        if (projection.MayContradict(row))
        {
            return false;
        }
        var supplied = 0u;
        var projectors = projection.Projectors;
        for (var place = 0; place < projectors.Length; place++)
        {
            var code = row.Code(place, projectors[place]);
            if (code == FactProjector.None)
            {
                return false;
            }
            codes[place] = code;
            supplied |= code;
        }
        return supplied != 0;
    }

    private CachedAnswer Decide(string[] fields, RowPlace place)
    {
        var (decision, against) = judge.Decide(fields, place);
        return new(decision, against, writer.Cells(decision, against));
    }

    /// <summary>Many combinations of facts have the same answer, to the byte: they share one.</summary>
    private CachedAnswer Shared(CachedAnswer answer) =>
        answers.GetOrAdd(Encoding.UTF8.GetString(answer.Cells), answer);

    private void Write<TRow>(ChunkResult result, RowPlace place, TRow row, CachedAnswer answer)
        where TRow : ITableRow, allows ref struct
    {
        result.Add(place, answer.Decision);
        statistics?.Add(result.Statistics!, row, place, answer);
        // Through the interface, a generic method is looked up for each row.
        if (writer is CsvAnswerWriter table)
        {
            table.Write(result.Output, row, answer);
        }
        else
        {
            writer.Write(result.Output, row, answer);
        }
    }
}
