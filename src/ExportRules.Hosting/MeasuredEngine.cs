using System.Diagnostics;
using ExportRules.RuleSets;
using Microsoft.Extensions.Logging;

namespace ExportRules.Hosting;

/// <summary>One law in use: an engine that never changes, with the host's clock, metrics and traces around it.</summary>
internal sealed class MeasuredEngine(
    string name,
    RuleSet ruleSet,
    TimeProvider? knownToday,
    Telemetry telemetry,
    ILogger logger
) : IExportRulesEngine
{
    private readonly ExportRulesEngine engine = new(ruleSet);

    public RuleSet RuleSet => engine.RuleSet;

    public Decision Evaluate(Transaction transaction, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return Measure(
            "transaction",
            () => engine.Evaluate(transaction, Applied(options)),
            decision => decision.Outcome,
            decision => decision.License,
            decision => [decision]
        );
    }

    public OrderDecision EvaluateOrder(Order order, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Measure(
            "order",
            () => engine.EvaluateOrder(order, Applied(options)),
            decision => decision.Outcome,
            decision => decision.License,
            decision => decision.Lines
        );
    }

    public EvaluationOptions? Applied(EvaluationOptions? options) =>
        knownToday is null || options?.KnownAt is not null
            ? options
            : (options ?? new()) with
            {
                KnownAt = DateOnly.FromDateTime(
                    knownToday.GetUtcNow().ToOffset(RuleSet.UtcOffset).DateTime
                ),
            };

    private TAnswer Measure<TAnswer>(
        string kind,
        Func<TAnswer> decide,
        Func<TAnswer, Outcome> outcome,
        Func<TAnswer, string?> license,
        Func<TAnswer, IReadOnlyList<Decision>> decisions
    )
    {
        using var activity = Telemetry.Activities.StartActivity("exportrules.evaluate");
        activity?.SetTag(TelemetryNames.RuleSet, name).SetTag(TelemetryNames.Kind, kind);
        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = decide();
            foreach (var decision in decisions(answer))
            {
                telemetry.Decided(name, decision);
            }
            if (activity is not null)
            {
                activity
                    .SetTag(TelemetryNames.Outcome, Words.Of(outcome(answer)))
                    .SetTag(TelemetryNames.License, license(answer));
                Describe(activity, decisions(answer));
            }
            return answer;
        }
        catch (InvalidTransactionException refusal)
        {
            Refused(activity, refusal);
            throw;
        }
        finally
        {
            telemetry.Took(name, kind, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Names the law where it is one; the lines of an order may be of several days.</summary>
    private static void Describe(Activity activity, IReadOnlyList<Decision> decisions)
    {
        if (decisions.Select(decision => decision.Policy).Distinct().ToList() is [var policy])
        {
            activity
                .SetTag(TelemetryNames.PolicyVersion, policy.Version)
                .SetTag(TelemetryNames.PolicyDigest, policy.Digest);
        }
    }

    /// <summary>The messages quote the input, so only their codes are told.</summary>
    private void Refused(Activity? activity, InvalidTransactionException refusal)
    {
        var codes = refusal
            .Diagnostics.Where(problem => problem.Severity is Severity.Error)
            .Select(problem => problem.Code)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        telemetry.RefusedInput(name, codes);
        var text = string.Join(", ", codes);
        logger.InputRefused(name, text);
        activity?.SetStatus(ActivityStatusCode.Error, text);
    }
}
