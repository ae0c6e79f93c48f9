using ExportRules.Replay;
using ExportRules.Replay.Running;

namespace ExportRules.Cli.Replaying;

/// <summary>One command: each input file to its output, then how it all ended.</summary>
internal sealed class ReplaySession(ReplayRequest request, Terminal terminal)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var inputs = InputFiles.Find(request.Input);
        if (inputs.Count > 1 && (request.SummaryPath ?? request.ErrorPath) is not null)
        {
            throw new WrongUseException("--summary and --errors take one input file");
        }
        if (inputs.Count > 1 && !Directory.Exists(request.Output))
        {
            throw new WrongUseException(
                $"`{request.Input}` means {inputs.Count} files: --output must name a folder"
            );
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
            var summary = await new FileReplay(request, input, Output(input), terminal).RunAsync(
                cancellation
            );
            SummaryPrinter.Print(summary, terminal.Error);
            if (request.SummaryPath is { } path)
            {
                await File.WriteAllBytesAsync(path, summary.ToJson(), cancellation);
            }
            code = Worse(code, ExitCode(summary.Counts));
        }
        return code;
    }

    private string? Output(string input) =>
        Directory.Exists(request.Output)
            ? Path.Combine(
                request.Output,
                input == InputFiles.StandardInput
                    ? throw new WrongUseException("standard input needs a file as --output")
                    : Path.GetFileName(CompressedFile.PlainName(input))
            )
            : request.Output;

    private static int ExitCode(ReplayCounts counts) =>
        counts.Errors > 0 || !counts.AddUp ? ExitCodes.BadInput
        : counts.Undetermined > 0 ? ExitCodes.Undetermined
        : ExitCodes.Success;

    private static int Worse(int left, int right) =>
        left == ExitCodes.BadInput || right == ExitCodes.BadInput
            ? ExitCodes.BadInput
            : Math.Max(left, right);
}
