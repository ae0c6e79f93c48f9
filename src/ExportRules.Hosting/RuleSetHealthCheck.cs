using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ExportRules.Hosting;

/// <summary>Degraded while the files of a rule set hold a law that was refused, since an older law then decides.</summary>
internal sealed class RuleSetHealthCheck(HostedRuleSets ruleSets) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var refused = new List<string>();
        foreach (var one in ruleSets.All)
        {
            data[one.Name] = one.Digest;
            if (one.Refusal is { } refusal)
            {
                refused.Add(one.Name);
                data[$"{one.Name}.problems"] = refusal.Diagnostics.Count;
                data[$"{one.Name}.failedCases"] = refusal.FailedCases.Count;
            }
        }
        return Task.FromResult(
            refused.Count == 0
                ? HealthCheckResult.Healthy("every rule set is in use as its files say", data)
                : HealthCheckResult.Degraded(
                    $"a newer law was refused, an older one decides: {string.Join(", ", refused)}",
                    data: data
                )
        );
    }
}
