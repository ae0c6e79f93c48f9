using System.Globalization;
using System.Text;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Deciding;

namespace ExportRules.Replay.Running;

/// <summary>The rows that are errors, as CSV: one line a problem, in the order of the input.</summary>
internal sealed class ErrorFile : IAsyncDisposable
{
    private const string Header = "line,record,column,field,code,message,hint\n";

    private readonly string path;
    private readonly FileStream file;
    private bool isComplete;

    /// <param name="path">Where the complete file will be.</param>
    /// <param name="keep">Bytes of an earlier run to go on behind; 0 to begin.</param>
    public ErrorFile(string path, long keep)
    {
        this.path = path;
        file = Open(keep > 0 ? FileMode.Open : FileMode.Create);
        if (file.Length < keep)
        {
            throw NotThere();
        }
        file.SetLength(keep);
        file.Position = keep;
        if (keep == 0)
        {
            file.Write(Encoding.UTF8.GetBytes(Header));
        }
    }

    private FileStream Open(FileMode mode)
    {
        try
        {
            return new(PartPath, mode);
        }
        catch (FileNotFoundException)
        {
            throw NotThere();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ReplayException.CannotWrite(path, error);
        }
    }

    private ReplayException NotThere() =>
        new(
            DiagnosticCodes.ResumeMismatch,
            $"`{PartPath}` of the earlier run is not there, or was cut",
            "begin anew without --resume"
        );

    public long Length => file.Position;

    private string PartPath => path + ".part";

    public void Add(RowPlace place, RowAnswer answer) => Add(Lines(place, answer));

    /// <summary>Adds lines as they are.</summary>
    public void Add(string lines) => file.Write(Encoding.UTF8.GetBytes(lines));

    /// <summary>The problems of a row, a line each.</summary>
    public static string Lines(RowPlace place, RowAnswer answer)
    {
        var lines = new StringBuilder();
        foreach (var problem in answer.Problems.Where(p => p.Severity is Severity.Error))
        {
            string[] cells =
            [
                place.Line.ToString(CultureInfo.InvariantCulture),
                place.Record.ToString(CultureInfo.InvariantCulture),
                problem.Location.Column == 0
                    ? ""
                    : problem.Location.Column.ToString(CultureInfo.InvariantCulture),
                problem.Path ?? problem.Location.File ?? "",
                problem.Code,
                problem.Message,
                problem.Hint ?? "",
            ];
            lines.AppendJoin(',', cells.Select(cell => CsvField.Quote(cell, ','))).Append('\n');
        }
        return lines.ToString();
    }

    public void Flush() => file.Flush(flushToDisk: true);

    public async Task CompleteAsync()
    {
        await file.DisposeAsync();
        File.Move(PartPath, path, overwrite: true);
        isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (!isComplete)
        {
            await file.DisposeAsync();
        }
    }
}
