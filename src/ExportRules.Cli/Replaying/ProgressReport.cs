using System.Diagnostics;
using System.Globalization;
using ExportRules.Replay;
using ExportRules.Replay.Running;
using Spectre.Console;

namespace ExportRules.Cli.Replaying;

/// <summary>Says how far a replay is: one live line on a terminal, a plain line now and then where nobody looks.</summary>
internal sealed class ProgressReport : IAsyncDisposable
{
    private static readonly TimeSpan BetweenPlainLines = TimeSpan.FromSeconds(10);

    private readonly Terminal terminal;
    private readonly Func<double> share;
    private readonly Stopwatch total = Stopwatch.StartNew();
    private readonly TaskCompletionSource end = new();
    private Task live = Task.CompletedTask;
    private ProgressTask? bar;
    private TimeSpan lastLine;
    private long? firstRead;

    private ProgressReport(Terminal terminal, Func<double> share)
    {
        this.terminal = terminal;
        this.share = share;
    }

    /// <param name="terminal">Where to.</param>
    /// <param name="isFree">Whether the terminal is not needed for the rows themselves.</param>
    /// <param name="file">The input, where its length is known.</param>
    public static ProgressReport Start(Terminal terminal, bool isFree, FileStream? file) =>
        Start(
            terminal,
            isFree,
            () => file is { Length: > 0 } ? (double)file.Position / file.Length : 0
        );

    /// <param name="terminal">Where to.</param>
    /// <param name="isFree">Whether the terminal is not needed for the rows themselves.</param>
    /// <param name="share">How much is done, from 0 to 1.</param>
    public static ProgressReport Start(Terminal terminal, bool isFree, Func<double> share)
    {
        var report = new ProgressReport(terminal, share);
        if (terminal.HasColor && isFree && !Console.IsErrorRedirected)
        {
            report.live = report.ShowAsync();
        }
        return report;
    }

    public void Report(ReplayProgress progress) => Report(progress.Counts);

    /// <param name="counts">What is done.</param>
    /// <param name="more">What else is worth knowing, where a line has room for it.</param>
    public void Report(ReplayCounts counts, string more = "")
    {
        firstRead ??= counts.Read;
        var line = Line(counts);
        if (bar is { } task)
        {
            task.Description = line;
            task.Value = Share();
        }
        else if (total.Elapsed - lastLine > BetweenPlainLines)
        {
            lastLine = total.Elapsed;
            terminal.Error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{Share():0} %, {line}{more}")
            );
            terminal.Error.Flush();
        }
    }

    public async ValueTask DisposeAsync()
    {
        end.TrySetResult();
        await live;
    }

    private double Share() => 100 * share();

    private string Line(ReplayCounts counts)
    {
        var rate = (counts.Read - firstRead!.Value) / Math.Max(total.Elapsed.TotalSeconds, 0.001);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{counts.Read:N0} rows, {rate:N0} rows/s, {counts.Errors:N0} errors"
        );
    }

    private Task ShowAsync() =>
        AnsiConsole
            .Create(new() { Out = new AnsiConsoleOutput(terminal.Error) })
            .Progress()
            .Columns(
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn(),
                new TaskDescriptionColumn()
            )
            .StartAsync(async context =>
            {
                bar = context.AddTask("0 rows");
                await end.Task;
                bar.Value = bar.MaxValue;
            });
}
