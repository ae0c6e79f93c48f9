using ExportRules.Compilation;
using ExportRules.Input;
using ExportRules.Replay.Columns;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;
using ExportRules.RuleSets;

namespace ExportRules.Replay.JsonLines;

/// <summary>Writes the answers to JSON Lines as rows of a table, with facts of the transactions before them.</summary>
internal sealed class JsonTable
{
    private const string Id = "id";

    /// <summary>What is written of a transaction unless columns are named; its other facts are in the input.</summary>
    private static readonly string[] Usual = [Id, BuiltInFacts.Date, BuiltInFacts.Destination];

    private readonly string[] paths;
    private readonly int[] written;
    private readonly CsvAnswerWriter writer;

    /// <exception cref="ReplayException">A column is asked for that is neither a fact nor an answer, or the trace.</exception>
    public JsonTable(ReplayJob job)
    {
        if (job.WithTrace)
        {
            throw ReplayTable.NoPlaceForTrace(job);
        }
        var isCompared = job.Against is not null;
        paths =
        [
            Id,
            .. job
                .Policy.RuleSet.Facts.All.Where(fact => !fact.IsDerived)
                .Select(fact => fact.Path),
        ];
        var columns = OutputColumns.Of(
            [.. paths.Select((path, place) => (path, place))],
            job.Columns.Count > 0 ? job.Columns : [.. Usual, .. AnswerColumns.Headers(isCompared)],
            isCompared,
            job.InputName
        );
        written = columns.Input;
        writer = new(
            columns,
            paths.Length,
            CsvCodec.DelimiterOf(job.Format, job.InputName),
            isCompared,
            job.Format.SpreadsheetSafe
        );
    }

    public byte[] Header() => writer.Header();

    public void Write(
        OutputBuffer output,
        TransactionInput input,
        RowAnswer decision,
        RowAnswer? against
    )
    {
        var fields = new string[paths.Length];
        foreach (var place in written)
        {
            fields[place] =
                paths[place] == Id ? input.Id ?? ""
                : input.Bound is { } bound ? Cell(bound.Facts[paths[place]])
                : "";
        }
        writer.Write(output, fields, new(decision, against, writer.Cells(decision, against)));
    }

    /// <summary>A value as a cell is read: members of a list with semicolons between.</summary>
    private static string Cell(FactValue value) =>
        value.Kind switch
        {
            FactKind.Missing => "",
            FactKind.Texts when value.Members is not [] => string.Join(';', value.Members),
            FactKind.Texts => "[]",
            _ => value.ToString(),
        };
}
