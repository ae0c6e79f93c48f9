using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExportRules.Hosting;

/// <summary>The rule sets of a host by name.</summary>
internal sealed class HostedRuleSets : IDisposable
{
    private readonly SortedDictionary<string, HostedRuleSet> ruleSets = new(StringComparer.Ordinal);
    private readonly string defaultName;

    public HostedRuleSets(
        IOptions<ExportRulesHostingOptions> options,
        FirstCandidates first,
        Telemetry telemetry,
        TimeProvider clock,
        ILoggerFactory loggers
    )
    {
        Options = NamedOptions.Of(options.Value);
        defaultName = options.Value.Default ?? Options.Keys.First();
        var logger = loggers.CreateLogger("ExportRules.Hosting");
        foreach (var (name, one) in Options)
        {
            var source = one.RuleSet ?? name;
            ruleSets[name] = new(
                name,
                source,
                one,
                first.Take(name, one),
                telemetry,
                clock,
                logger
            );
        }
        telemetry.Meter.CreateObservableGauge(TelemetryNames.InUse, Observe, "{ruleset}");
    }

    public IReadOnlyDictionary<string, HostedRuleSetOptions> Options { get; }

    public IEnumerable<HostedRuleSet> All => ruleSets.Values;

    public HostedRuleSet Default => ruleSets[defaultName];

    /// <summary>The rule set of a name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public HostedRuleSet Get(object? key) =>
        key is string name && ruleSets.TryGetValue(name, out var found)
            ? found
            : throw new InvalidOperationException(
                $"no rule set is registered as `{key}`; there are {string.Join(", ", ruleSets.Keys)}"
            );

    public void Dispose()
    {
        foreach (var one in All)
        {
            one.Dispose();
        }
    }

    private IEnumerable<Measurement<int>> Observe() =>
        All.Select(one => new Measurement<int>(
            1,
            new(TelemetryNames.RuleSet, one.Name),
            new(TelemetryNames.Digest, one.Digest)
        ));
}
