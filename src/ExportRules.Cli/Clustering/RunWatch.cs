using System.Globalization;
using ExportRules.Cli.Replaying;
using ExportRules.Replay;
using ExportRules.Replay.Orleans;

namespace ExportRules.Cli.Clustering;

/// <summary>Waits for a run and says how far it is, over all silos.</summary>
internal static class RunWatch
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    public static async Task<int> WaitAsync(
        ReplayClusterClient client,
        string run,
        Terminal terminal,
        CancellationToken cancellation
    )
    {
        var begin = TimeProvider.System.GetTimestamp();
        var last = TimeSpan.Zero;
        var said = new HashSet<string>(StringComparer.Ordinal);
        ReplayRunStatus status;
        try
        {
            status = await client.WaitAsync(run, Look, cancellation);
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

        void Look(ReplayRunStatus now)
        {
            Say(now);
            var elapsed = TimeProvider.System.GetElapsedTime(begin);
            if (elapsed - last < BetweenLines)
            {
                return;
            }
            last = elapsed;
            var total = now.IsSplit ? $"{now.Partitions}" : $"{now.Partitions}+";
            terminal.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{now.Done} of {total} partitions, {now.Counts.Read + now.RowsUnderWay:N0} rows, {now.Counts.Errors:N0} errors, {now.Silos.Count} silos at work"
                )
            );
            terminal.Error.Flush();
        }

        void Say(ReplayRunStatus now)
        {
            foreach (var message in now.Messages.Where(said.Add))
            {
                terminal.Error.WriteLine($"exportrules: warning: {message}");
            }
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
