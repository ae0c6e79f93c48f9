using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExportRules.Hosting;

/// <summary>Looks at the files of each rule set at its interval, and reloads what has changed and settled.</summary>
/// <param name="find">Finds the rule sets once the options of the whole host were validated, so that every failure is told.</param>
/// <param name="clock">When to look.</param>
/// <param name="loggers">Where a look that failed is told.</param>
internal sealed class RuleSetPolling(
    Func<HostedRuleSets> find,
    TimeProvider clock,
    ILoggerFactory loggers
) : BackgroundService
{
    private readonly ILogger logger = loggers.CreateLogger("ExportRules.Hosting");

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        find();
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ruleSets = find();
        return Task.WhenAll(
            ruleSets
                .Options.Where(one =>
                    one.Value.PollInterval > TimeSpan.Zero
                    && BuiltInRuleSets.Find(one.Value.RuleSet ?? one.Key) is null
                )
                .Select(one =>
                    Poll(
                        ruleSets.Get(one.Key),
                        new(one.Value.RuleSet ?? one.Key, one.Value, ruleSets.Get(one.Key).Digest),
                        one.Value.PollInterval,
                        stoppingToken
                    )
                )
        );
    }

    private async Task Poll(
        HostedRuleSet ruleSet,
        ChangeWatch watch,
        TimeSpan interval,
        CancellationToken stopping
    )
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await Next(timer, stopping).ConfigureAwait(false))
        {
            try
            {
                if (!watch.HasSettledChange())
                {
                    continue;
                }
                var result = await ruleSet.ReloadAsync(stopping).ConfigureAwait(false);
                if (result.Diagnostics.Any(one => one.Code == DiagnosticCodes.FileUnreadable))
                {
                    watch.TellAgain();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong with a look, the law in use stays and the next look follows.
            catch (Exception error)
#pragma warning restore CA1031
            {
                logger.PollFailed(error, ruleSet.Name);
            }
        }
    }

    private static async ValueTask<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
