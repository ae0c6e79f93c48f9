using ExportRules.RuleSets;
using Microsoft.Extensions.Logging;

namespace ExportRules.Hosting;

/// <summary>A rule set in use, which a checked newer law may replace at once.</summary>
/// <remarks>Each call reads the law in use once, so that a reload never lies in the middle of a decision.</remarks>
internal sealed class HostedRuleSet : IExportRulesEngine, IRuleSetReloader, IDisposable
{
    private readonly SemaphoreSlim reloading = new(1);
    private readonly Func<Candidate> load;
    private readonly Func<RuleSet, MeasuredEngine> engineOf;
    private readonly Telemetry telemetry;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private volatile InUse current;
    private volatile ReloadResult? refusal;

    public HostedRuleSet(
        string name,
        string source,
        HostedRuleSetOptions options,
        Candidate first,
        Telemetry telemetry,
        TimeProvider clock,
        ILogger logger
    )
    {
        Name = name;
        this.telemetry = telemetry;
        this.clock = clock;
        this.logger = logger;
        load = () => CandidateLoader.Load(source, options, clock.GetUtcNow());
        engineOf = ruleSet =>
            new(name, ruleSet, options.KnownToday ? clock : null, telemetry, logger);
        current = Take(first, first.RuleSet!);
        logger.RuleSetInUse(name, first.Digest);
    }

    public string Name { get; }

    public RuleSet RuleSet => current.Engine.RuleSet;

    public string Digest => current.Digest;

    public DateTimeOffset Since => current.Since;

    public ReloadResult? Refusal => refusal;

    public IExportRulesEngine Snapshot() => current.Engine;

    public EvaluationOptions? Applied(EvaluationOptions? options) =>
        current.Engine.Applied(options);

    public Decision Evaluate(Transaction transaction, EvaluationOptions? options = null) =>
        current.Engine.Evaluate(transaction, options);

    public OrderDecision EvaluateOrder(Order order, EvaluationOptions? options = null) =>
        current.Engine.EvaluateOrder(order, options);

    public async Task<ReloadResult> ReloadAsync(CancellationToken cancellationToken = default)
    {
        await reloading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(Reload, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            reloading.Release();
        }
    }

    public void Dispose() => reloading.Dispose();

    private ReloadResult Reload()
    {
        using var activity = Telemetry.Activities.StartActivity("exportrules.reload");
        var result = Judge(load());
        telemetry.Reloaded(Name, result.Outcome);
        activity
            ?.SetTag(TelemetryNames.RuleSet, Name)
            .SetTag(TelemetryNames.Result, Telemetry.ResultWord(result.Outcome))
            .SetTag(TelemetryNames.Digest, result.Digest);
        return result;
    }

    private ReloadResult Judge(Candidate found)
    {
        if (found.RuleSet is not { } ruleSet)
        {
            return Refuse(found);
        }
        var wasRefused = refusal is not null;
        refusal = null;
        if (found.Digest != current.Digest)
        {
            logger.RuleSetReplaced(Name, current.Digest, found.Digest);
            current = Take(found, ruleSet);
            return new(ReloadOutcome.Replaced, found.Digest, [], []);
        }
        if (wasRefused)
        {
            logger.RuleSetMended(Name, found.Digest);
        }
        return new(ReloadOutcome.Unchanged, found.Digest, [], []);
    }

    private ReloadResult Refuse(Candidate found)
    {
        var result = new ReloadResult(
            ReloadOutcome.Refused,
            current.Digest,
            found.Problems,
            found.FailedCases
        );
        refusal = result;
        logger.RuleSetRefused(Name, found.Problems.Count, found.FailedCases.Count, Digest);
        foreach (var line in RefusalText.Problems(found).Take(RefusalText.Shown))
        {
            logger.RuleSetProblem(Name, line);
        }
        foreach (var line in RefusalText.Cases(found).Take(RefusalText.Shown))
        {
            logger.CaseFailed(Name, line);
        }
        return result;
    }

    private InUse Take(Candidate found, RuleSet ruleSet) =>
        new(engineOf(ruleSet), found.Digest, clock.GetUtcNow());

    private sealed record InUse(MeasuredEngine Engine, string Digest, DateTimeOffset Since);
}
