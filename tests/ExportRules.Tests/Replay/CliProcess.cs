using System.Diagnostics;

namespace ExportRules.Tests.Replay;

/// <summary>The command line as a process of its own, so that it can be killed, piped and starved.</summary>
internal static class CliProcess
{
    public static string Assembly { get; } =
        Path.Combine(AppContext.BaseDirectory, "ExportRules.Cli.dll");

    public static Process Start(params string[] args) => Run("dotnet", [Assembly, .. args]);

    public static Process Run(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end; gives the exit code with what was written to both outputs.</summary>
    public static async Task<(int Code, string Output, string Error)> EndAsync(
        Process process,
        string input = ""
    )
    {
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }
}
