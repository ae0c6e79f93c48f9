using System.Collections.Concurrent;

namespace ExportRules.Hosting;

/// <summary>Loads each rule set once for the start: what was validated is what is taken into use.</summary>
internal sealed class FirstCandidates(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<Candidate>> loaded = new(
        StringComparer.Ordinal
    );

    public Candidate Load(string name, HostedRuleSetOptions options) =>
        loaded
            .GetOrAdd(
                name,
                _ =>
                    new(() =>
                        CandidateLoader.Load(options.RuleSet ?? name, options, clock.GetUtcNow())
                    )
            )
            .Value;

    /// <summary>Hands a candidate over and forgets it, so that a replaced law is not kept in memory.</summary>
    public Candidate Take(string name, HostedRuleSetOptions options)
    {
        var candidate = Load(name, options);
        loaded.TryRemove(name, out _);
        return candidate;
    }
}
