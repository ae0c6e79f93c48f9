using System.Globalization;
using ExportRules.Cli.Replaying;
using ExportRules.Replay;
using ExportRules.Replay.Orleans;

namespace ExportRules.Cli.Clustering;

/// <summary>Waits for a run and says how far it is, over all silos.</summary>
internal static class RunWatch
{
    public static async Task<int> WaitAsync(
        ReplayClusterClient client,
        string run,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        var hasWarned = false;
        var share = 0.0;
        ReplayRunStatus status;
        try
        {
            await using var progress = ProgressReport.Start(terminal, isFree: true, () => share);
            status = await client.WaitAsync(run, now => Look(now, progress), cancellation);
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine(
                $"exportrules: detached; the run goes on. `replay attach {run}` comes back to it, `replay cancel {run}` ends it"
            );
            return ExitCodes.BadInput;
        }
        Say(status);
        if (status.Phase is not ReplayRunPhase.Completed)
        {
            terminal.Error.WriteLine(
                $"exportrules: error: run {run} {Word(status.Phase)}; {status.Done} of {status.Partitions} partitions are done and kept"
            );
            return ExitCodes.BadInput;
        }
        var summary = new ReplaySummary
        {
            Input = status.Input!,
            Policy = status.Policy!,
            Against = status.Against,
            Counts = status.Counts,
            Digest = status.Digest!,
        };
        terminal.Error.WriteLine($"replay: {summary.Policy}");
        if (summary.Against is { } other)
        {
            terminal.Error.WriteLine($"against: {other}");
        }
        SummaryPrinter.Print(summary, terminal.Error);
        return ReplaySession.ExitCode(status.Counts);

        void Look(ReplayRunStatus now, ProgressReport progress)
        {
            Say(now);
            share = now.Share;
            progress.Report(
                now.Counts with
                {
                    Read = now.Counts.Read + now.RowsUnderWay,
                },
                string.Create(
                    CultureInfo.InvariantCulture,
                    $", {now.Done} of {now.Partitions}{(now.IsSplit ? "" : "+")} partitions, {now.Silos.Count} silos at work"
                )
            );
        }

        void Say(ReplayRunStatus now)
        {
            if (!hasWarned && now.Warnings.Count > 0)
            {
                hasWarned = true;
                DiagnosticPrinter.Print(terminal.Error, now.Warnings);
            }
            foreach (var message in now.Messages.Where(said.Add))
            {
                terminal.Error.WriteLine($"exportrules: warning: {message}");
            }
            terminal.Error.Flush();
        }
    }

    private static string Word(ReplayRunPhase phase) =>
        phase switch
        {
            ReplayRunPhase.Failed => "failed",
            ReplayRunPhase.Canceled => "was canceled",
            _ => "is not known here",
        };
}
