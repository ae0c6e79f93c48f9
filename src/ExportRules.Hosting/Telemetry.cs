using System.Diagnostics;
using System.Diagnostics.Metrics;
using ExportRules.RuleSets;

namespace ExportRules.Hosting;

/// <summary>The instruments of a host. Tags hold words of the rule set only, never text of a transaction.</summary>
internal sealed class Telemetry
{
    public static readonly ActivitySource Activities = new(TelemetryNames.Source);

    private readonly Counter<long> decisions;
    private readonly Histogram<double> duration;
    private readonly Counter<long> undetermined;
    private readonly Counter<long> refusedInputs;
    private readonly Counter<long> reloads;

    public Telemetry(IMeterFactory meters)
    {
        Meter = meters.Create(TelemetryNames.Source);
        decisions = Meter.CreateCounter<long>(TelemetryNames.Decisions, "{decision}");
        duration = Meter.CreateHistogram<double>(TelemetryNames.Duration, "s");
        undetermined = Meter.CreateCounter<long>(TelemetryNames.Undetermined, "{decision}");
        refusedInputs = Meter.CreateCounter<long>(TelemetryNames.RefusedInputs, "{input}");
        reloads = Meter.CreateCounter<long>(TelemetryNames.Reloads, "{reload}");
    }

    public Meter Meter { get; }

    public void Decided(string ruleSet, Decision decision)
    {
        var tags = new TagList
        {
            { TelemetryNames.RuleSet, ruleSet },
            { TelemetryNames.Outcome, Words.Of(decision.Outcome) },
        };
        if (decision.License is { } license)
        {
            tags.Add(TelemetryNames.License, license);
        }
        decisions.Add(1, tags);
        if (decision.Outcome is Outcome.Undetermined)
        {
            foreach (var fact in decision.Missing)
            {
                undetermined.Add(
                    1,
                    new(TelemetryNames.RuleSet, ruleSet),
                    new(TelemetryNames.MissingFact, fact)
                );
            }
        }
    }

    public void Took(string ruleSet, string kind, TimeSpan time) =>
        duration.Record(
            time.TotalSeconds,
            new(TelemetryNames.RuleSet, ruleSet),
            new(TelemetryNames.Kind, kind)
        );

    public void RefusedInput(string ruleSet, IEnumerable<string> codes)
    {
        foreach (var code in codes)
        {
            refusedInputs.Add(
                1,
                new(TelemetryNames.RuleSet, ruleSet),
                new(TelemetryNames.Code, code)
            );
        }
    }

    public void Reloaded(string ruleSet, ReloadOutcome outcome) =>
        reloads.Add(
            1,
            new(TelemetryNames.RuleSet, ruleSet),
            new(TelemetryNames.Result, ResultWord(outcome))
        );

    public static string ResultWord(ReloadOutcome outcome) =>
        outcome switch
        {
            ReloadOutcome.Unchanged => "unchanged",
            ReloadOutcome.Replaced => "replaced",
            _ => "refused",
        };
}
