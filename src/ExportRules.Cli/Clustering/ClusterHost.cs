using System.CommandLine;
using ExportRules.Replay.Orleans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExportRules.Cli.Clustering;

/// <summary>A process of its own kind in a cluster: a client, or the whole cluster in one process.</summary>
internal static class ClusterHost
{
    public static async Task<IHost> StartClientAsync(
        ReplayClusterAddress address,
        CancellationToken cancellation
    )
    {
        var builder = Quiet();
        builder.UseOrleansClient(address.Configure);
        return await StartAsync(builder, cancellation);
    }

    /// <summary>A silo that nobody else can join.</summary>
    /// <param name="partitions">How many partitions at once.</param>
    /// <param name="store">Where what is known of runs is kept; null keeps nothing.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<IHost> StartEmbeddedAsync(
        int partitions,
        EmbeddedStore? store,
        CancellationToken cancellation
    )
    {
        var builder = Quiet();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(Ports.Free(), Ports.Free())
                .UseInMemoryReminderService()
                .AddExportRulesReplay(options => options.Partitions = partitions);
            if (store is null)
            {
                silo.AddMemoryGrainStorage(ExportRulesSiloExtensions.StorageName);
            }
            else
            {
                new ReplayClusterAddress(store.Address, store.Password).ConfigureStorage(silo);
            }
        });
        return await StartAsync(builder, cancellation);
    }

    public static HostApplicationBuilder Quiet()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }

    private static async Task<IHost> StartAsync(
        HostApplicationBuilder builder,
        CancellationToken cancellation
    )
    {
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
