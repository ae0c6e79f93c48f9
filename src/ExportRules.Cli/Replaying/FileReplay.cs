using System.Diagnostics;
using ExportRules.Replay;
using ExportRules.Replay.Csv;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Running;
using ExportRules.Replay.Summarizing;

namespace ExportRules.Cli.Replaying;

/// <summary>One input to one output: opens both, keeps what is done, and reports.</summary>
internal sealed class FileReplay(
    ReplayRequest request,
    string input,
    string? output,
    Terminal terminal
)
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromSeconds(2);

    private readonly Stopwatch sinceCheckpoint = Stopwatch.StartNew();

    public async Task<ReplaySummary> RunAsync(CancellationToken cancellation)
    {
        var isStandard = input == InputFiles.StandardInput;
        var (text, file) = isStandard ? (terminal.Input, null) : CompressedFile.OpenRead(input);
        await using var reading = text;
        await using var writing = output is null
            ? null
            : new ResumableFile(
                output,
                isStandard ? null : RunIdentity.Of(Policies, request.Format, input, Variant),
                request.Resume,
                ParquetFile.Is(output) ? Pack(text) : null
            );
        await using var errors = request.ErrorPath is { } path
            ? new ErrorFile(path, EarlierErrors(writing?.Resumed))
            : null;
        var statistics = IsSummarized ? new SummaryBuilder() : null;
        if (statistics is not null && writing?.Resumed is { } earlier)
        {
            await CountAgainAsync(statistics, earlier, cancellation);
        }
        await using var progress = ProgressReport.Start(terminal, output is not null, file);
        try
        {
            var summary = await new ReplayRunner(
                Job(text, writing, errors, progress, statistics)
            ).RunAsync(cancellation);
            await (writing?.CompleteAsync() ?? Task.CompletedTask);
            await (errors?.CompleteAsync() ?? Task.CompletedTask);
            return summary;
        }
        catch (Exception error) when (writing is { Reached: not null })
        {
            Keep(writing, error);
            throw;
        }
    }

    /// <summary>The bytes of the earlier list of errors; what it did not list cannot be made up for.</summary>
    private static long EarlierErrors(Checkpoint? earlier) =>
        earlier is { ErrorBytes: 0, Progress.Counts.Errors: > 0 and var count }
            ? throw new ReplayException(
                DiagnosticCodes.ResumeMismatch,
                $"the earlier run had {count:N0} errors and did not list them, so --errors would lack them",
                "begin anew without --resume, or leave --errors out"
            )
            : earlier?.ErrorBytes ?? 0;

    /// <summary>Decides once more what an earlier run has written, for the summary alone; it must come out the same.</summary>
    private async Task CountAgainAsync(
        SummaryBuilder statistics,
        Checkpoint earlier,
        CancellationToken cancellation
    )
    {
        terminal.Error.WriteLine(
            $"exportrules: the {earlier.Progress.Counts.Read:N0} rows of the earlier run are counted again for the summary"
        );
        terminal.Error.Flush();
        var (text, file) = CompressedFile.OpenRead(input);
        await using var reading = text;
        await using var progress = ProgressReport.Start(terminal, isFree: output is not null, file);
        var again = await new ReplayRunner(
            Job(text, null, null, progress, statistics) with
            {
                Output = Stream.Null,
                Until = earlier.Progress.Input.Offset,
                MaximumErrors = long.MaxValue,
                Announce = null,
                OnProgress = progress.Report,
                IsInteractive = false,
            }
        ).RunAsync(cancellation);
        if (again.Counts != earlier.Progress.Counts)
        {
            throw new ReplayException(
                DiagnosticCodes.ResumeMismatch,
                $"the rows that the earlier run has written come out differently: {again.Counts.Written:N0} of {earlier.Progress.Counts.Written:N0}",
                "begin anew without --resume"
            );
        }
    }

    private bool IsSummarized => (request.SummaryPath ?? request.ReportPath) is not null;

    private IReadOnlyList<ExportRules.Replay.Deciding.ReplayPolicy> Policies =>
        request.Against is { } other ? [request.Policy, other] : [request.Policy];

    // Columns of a Parquet input keep their types in a Parquet output.
    private Func<Stream, Stream> Pack(Stream text) =>
        file => new ParquetOutput(
            file,
            CsvCodec.DelimiterOf(request.Format, CompressedFile.PlainName(input)),
            () => (text as ParquetInput)?.Columns ?? []
        );

    private OutputForm Form => request.FormOf(output);

    private string Variant =>
        string.Join(',', [Form.ToString(), request.WithTrace ? "trace" : "", .. request.Columns]);

    private ReplayJob Job(
        Stream text,
        ResumableFile? writing,
        ErrorFile? errors,
        ProgressReport progress,
        SummaryBuilder? statistics
    ) =>
        new()
        {
            InputName = CompressedFile.PlainName(input),
            Input = text,
            Output = writing?.Stream ?? StandardOutput.Of(terminal),
            Policy = request.Policy,
            Against = request.Against,
            Format = request.Format,
            Form = Form,
            Columns = request.Columns,
            Threads = request.Threads,
            MaximumErrors = request.MaximumErrors,
            Statistics = statistics,
            WithTrace = request.WithTrace,
            UseCache = request.UseCache,
            IsInteractive = writing is null,
            Resume = writing?.Resumed?.Progress,
            Hash = writing?.Hash,
            Announce = warnings =>
            {
                DiagnosticPrinter.Print(terminal.Error, warnings);
                terminal.Error.Flush();
            },
            OnError = errors is null ? null : errors.Add,
            OnProgress = now =>
            {
                progress.Report(now);
                writing?.Note(now, errors?.Length ?? 0);
                if (sinceCheckpoint.Elapsed > BetweenCheckpoints)
                {
                    errors?.Flush();
                    writing?.Save();
                    sinceCheckpoint.Restart();
                }
            },
        };

    // What is done is kept, whatever ended the run; a disk that is full may refuse even that.
    private void Keep(ResumableFile writing, Exception reason)
    {
        try
        {
            writing.Save();
        }
        catch (IOException) { }
        terminal.Error.WriteLine(
            $"exportrules: {(reason is OperationCanceledException ? "stopped" : "ended")} after {writing.Reached!.Progress.Counts.Read:N0} rows; what is done is in `{output}.part`, and --resume goes on from there"
        );
    }
}
