using ExportRules.Replay;
using ExportRules.Replay.Parquet;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Replaying;

/// <summary>One command: each input file to its output, then how it all ended.</summary>
internal sealed class ReplaySession(ReplayRequest request, Terminal terminal)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var inputs = InputFiles.Find(request.Input);
        RefuseManyToOne(request, inputs);
        FileClashes.Refuse(request, inputs);
        if (request is { Resume: true, Output: null })
        {
            throw new WrongUseException("--resume goes on with a file: name it with --output");
        }
        if (inputs.Any(ParquetFile.Is) && HasTextFormat)
        {
            throw new WrongUseException(
                "--delimiter, --encoding, --date-format and --decimal-comma are about text; a Parquet file has types"
            );
        }
        if (request.Form is OutputForm.JsonLines && ParquetFile.Is(request.Output))
        {
            throw new WrongUseException("a Parquet file is a table: leave --format jsonl out");
        }
        terminal.Error.WriteLine($"replay: {request.Policy.Describe()}");
        if (request.Against is { } other)
        {
            terminal.Error.WriteLine($"against: {other.Describe()}");
        }
        terminal.Error.Flush();
        var code = ExitCodes.Success;
        foreach (var input in inputs)
        {
            if (inputs.Count > 1)
            {
                terminal.Error.WriteLine($"{Environment.NewLine}{input}");
            }
            code = Worse(code, await RunAsync(input, inputs.Count > 1, cancellation));
        }
        return code;
    }

    private async Task<int> RunAsync(string input, bool isOneOfMany, CancellationToken cancellation)
    {
        ReplaySummary summary;
        try
        {
            summary = await new FileReplay(
                request,
                input,
                Output(request, input),
                terminal
            ).RunAsync(cancellation);
        }
        catch (ReplayException error) when (isOneOfMany && !IsTooManyErrors(error))
        {
            // A file that cannot be read is no reason to leave out the others.
            DiagnosticPrinter.Print(terminal.Error, error.Diagnostics);
            return ExitCodes.BadInput;
        }
        SummaryPrinter.Print(summary, terminal.Error);
        if (request.SummaryPath is { } path)
        {
            await WriteAsync(path, summary.ToJson(), cancellation);
        }
        if (request.ReportPath is { } page)
        {
            await WriteAsync(page, summary.ToHtml(), cancellation);
        }
        return ExitCode(summary.Counts);
    }

    private static bool IsTooManyErrors(ReplayException error) =>
        error.Diagnostics.Any(problem => problem.Code == DiagnosticCodes.TooManyErrors);

    /// <exception cref="WrongUseException">Several inputs would be written to one file.</exception>
    public static void RefuseManyToOne(ReplayRequest request, IReadOnlyList<string> inputs)
    {
        if (
            inputs.Count > 1
            && (request.SummaryPath ?? request.ReportPath ?? request.ErrorPath) is not null
        )
        {
            throw new WrongUseException("--summary, --report and --errors take one input file");
        }
        if (inputs.Count > 1 && !Directory.Exists(request.Output))
        {
            throw new WrongUseException(
                $"`{request.Input}` means {inputs.Count} files: --output must name a folder"
            );
        }
    }

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(path, bytes, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReplayException([
                new(
                    DiagnosticCodes.OutputProblem,
                    Severity.Error,
                    default,
                    $"`{path}` cannot be written: {error.Message}"
                ),
            ]);
        }
    }

    private bool HasTextFormat =>
        request.Format.Delimiter is not null
        || request.Format.Encoding is not null
        || request.Format.DateFormat is not null
        || request.Format.DecimalComma;

    public static string? Output(ReplayRequest request, string input) =>
        Directory.Exists(request.Output)
            ? Path.Combine(
                request.Output,
                input == InputFiles.StandardInput
                    ? throw new WrongUseException("standard input needs a file as --output")
                    : FileName(request, input)
            )
            : request.Output;

    /// <summary>The name of the input in the folder of outputs; its ending says what was written.</summary>
    private static string FileName(ReplayRequest request, string input)
    {
        var name = Path.GetFileName(CompressedFile.PlainName(input));
        return request.Form is OutputForm.LikeInput || OutputForms.Of(name) == request.Form
            ? name
            : Path.ChangeExtension(name, request.Form is OutputForm.JsonLines ? ".jsonl" : ".csv");
    }

    public static int ExitCode(ReplayCounts counts) =>
        counts.Errors > 0 || !counts.AddUp ? ExitCodes.BadInput
        : counts.Undetermined > 0 ? ExitCodes.Undetermined
        : ExitCodes.Success;

    public static int Worse(int left, int right) =>
        left == ExitCodes.BadInput || right == ExitCodes.BadInput
            ? ExitCodes.BadInput
            : Math.Max(left, right);
}
