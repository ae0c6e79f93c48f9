using System.Diagnostics;
using System.Globalization;

namespace ExportRules.Benchmarks.Replaying;

/// <summary>A program that is run several times, with its times and its memory.</summary>
internal sealed class Contender(string name, string[] args)
{
    private readonly List<double> seconds = [];
    private long memory;

    public void Run()
    {
        var start = new ProcessStartInfo("dotnet", args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            memory = Math.Max(memory, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        seconds.Add(clock.Elapsed.TotalSeconds);
        // 3: rows are undetermined.
        if (process.ExitCode is not (0 or 3))
        {
            throw new InvalidOperationException($"{name} ended with {process.ExitCode}");
        }
    }

    /// <summary>A row of the table: medians, and the ratio to each floor in each round.</summary>
    public string Describe(long rows, params Contender[] floors)
    {
        var median = seconds.Order().ElementAt(seconds.Count / 2);
        var ratios = floors.Select(floor =>
            string.Join(
                ' ',
                floor.seconds.Zip(
                    seconds,
                    (least, mine) =>
                        string.Create(CultureInfo.InvariantCulture, $"{least / mine:F2}")
                )
            )
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {median:F2} | {rows / median:N0} | {string.Join("; ", ratios)} | {memory / 1e6:F0} |"
        );
    }
}
