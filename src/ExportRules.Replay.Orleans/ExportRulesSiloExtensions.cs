using ExportRules.Replay.Orleans.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ExportRules.Replay.Orleans;

/// <summary>Registration of the replay in a silo of any host.</summary>
public static class ExportRulesSiloExtensions
{
    /// <summary>The name of the grain storage that runs are kept in; the host provides it, and reminders.</summary>
    public const string StorageName = "exportrules";

    /// <summary>Lets the silo coordinate and replay. Clustering, storage and reminders are the host's own choice.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">What it takes on.</param>
    public static ISiloBuilder AddExportRulesReplay(
        this ISiloBuilder silo,
        Action<ReplaySiloOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddOptions<ReplaySiloOptions>()
            .Configure(configure ?? (_ => { }))
            .Validate(
                options => options.Partitions >= 1,
                "a silo replays at least one partition at once"
            );
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.AddSingleton<RunLaw>();
        silo.Services.AddSingleton<PartitionRunner>();
        return silo;
    }
}
