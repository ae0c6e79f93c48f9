using ExportRules.Replay.Columns;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.JsonLines;
using ExportRules.Replay.Projection;
using ExportRules.Replay.Running;

namespace ExportRules.Replay.Csv;

/// <summary>A table by its header: how its rows are decided, and what is written before them.</summary>
/// <param name="Warnings">What the reader should know about the columns.</param>
/// <param name="Header">What is written before the first row.</param>
/// <param name="Processor">What is done with the rows.</param>
internal sealed record ReplayTable(
    IReadOnlyList<Diagnostic> Warnings,
    byte[] Header,
    TableProcessor Processor
)
{
    /// <summary>The table of a header; tables of the same form are read in the same way, and share what was decided.</summary>
    public static ReplayTable Of(ReplayJob job, string header, char delimiter) =>
        job.Last.Get(
            new Form(header, delimiter, job.InputName, job.Form),
            () => Read(job, header, delimiter)
        );

    public static ReplayException NoPlaceForTrace(ReplayJob job) =>
        new(
            DiagnosticCodes.OutputProblem,
            "a table has no place for the trace of an answer",
            "write JSON Lines: a .jsonl file, or --format jsonl",
            job.InputName
        );

    private static ReplayTable Read(ReplayJob job, string header, char delimiter)
    {
        var map = ColumnMap.Read(
            CsvLine.Split(header, delimiter),
            job.Policy.RuleSet,
            job.Format.Map,
            job.Policies.Any(policy => policy.IsOwnDate),
            [.. job.Policy.Options.Assumptions.Keys],
            job.InputName
        );
        var isJson = job.Form is OutputForm.JsonLines;
        IRowWriter writer = isJson ? JsonWriter(job, map) : TableWriter(job, map, delimiter);
        var cells = new CellReader(job.Format);
        // A table's rows are compared as they stand, before they are read; JSON says more, and compares what was read.
        var judge = RowJudge.Of(
            job,
            map,
            cells,
            new(isJson, job.WithTrace, IsCached: job.UseCache && isJson)
        );
        var processor = new TableProcessor(
            map,
            writer,
            judge,
            job.UseCache && !isJson ? RowProjection.Of(map, job.Format, cells, job.Policies) : null,
            job.Statistics is null
                ? null
                : new(map, cells, judge, job.Policy.RuleSet, job.Format.DateFormat is null)
        );
        return new(map.Warnings, writer.Header(), processor);
    }

    private static CsvAnswerWriter TableWriter(ReplayJob job, ColumnMap map, char delimiter)
    {
        if (job.WithTrace)
        {
            throw NoPlaceForTrace(job);
        }
        var isCompared = job.Against is not null;
        return new(
            OutputColumns.Of(
                [
                    .. map
                        .Columns.Where(column => column.Role is not ColumnRole.Replaced)
                        .Select(column => (column.Name, column.Index)),
                ],
                job.Columns,
                isCompared,
                job.InputName
            ),
            map.Columns.Length,
            delimiter,
            isCompared,
            job.Format.SpreadsheetSafe
        );
    }

    private static JsonRowWriter JsonWriter(ReplayJob job, ColumnMap map)
    {
        JsonLinesCodec.RefuseColumns(job);
        return new(Array.FindIndex(map.Columns, column => column.Role is ColumnRole.Id));
    }

    private sealed record Form(string Header, char Delimiter, string InputName, OutputForm Output);
}
