using ExportRules.Replay;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Replaying;

/// <summary>One replay on the command line: opens the files, reports, and says how it ended.</summary>
internal sealed class ReplaySession(ReplayRequest request, Terminal terminal)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var input = OpenInput();
        await using var output = new ReplayOutput(request.Output, terminal);
        terminal.Error.WriteLine($"replay: {request.Policy.Describe()}");
        if (request.Against is { } other)
        {
            terminal.Error.WriteLine($"against: {other.Describe()}");
        }
        terminal.Error.Flush();
        var summary = await new CsvReplay(
            new()
            {
                InputName = request.Input,
                Input = input,
                Output = output.Stream,
                Policy = request.Policy,
                Against = request.Against,
                Format = request.Format,
                Threads = request.Threads,
                MaximumErrors = request.MaximumErrors,
                Announce = warnings => DiagnosticPrinter.Print(terminal.Error, warnings),
            }
        ).RunAsync(cancellation);
        await output.CompleteAsync(cancellation);
        SummaryPrinter.Print(summary, terminal.Error);
        return ExitCode(summary.Counts);
    }

    private static int ExitCode(ReplayCounts counts) =>
        counts.Errors > 0 || !counts.AddUp ? ExitCodes.BadInput
        : counts.Undetermined > 0 ? ExitCodes.Undetermined
        : ExitCodes.Success;

    private Stream OpenInput()
    {
        if (request.Input == "-")
        {
            return terminal.Input;
        }
        if (!File.Exists(request.Input))
        {
            throw new ReplayException(
                DiagnosticCodes.InputProblem,
                $"there is no file `{request.Input}`"
            );
        }
        return new FileStream(
            request.Input,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.Asynchronous | FileOptions.SequentialScan
        );
    }
}
