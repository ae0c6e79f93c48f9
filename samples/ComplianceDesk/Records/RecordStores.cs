using System.Text.Json;
using ExportRules.Records;
using ExportRules.Records.PostgreSql;
using Npgsql;

namespace ComplianceDesk.Records;

/// <summary>The store that the configuration names.</summary>
internal static class RecordStores
{
    public static void AddRecordStore(this IServiceCollection services, DeskOptions desk)
    {
        switch (desk.Store)
        {
            case "postgresql":
                services.AddSingleton(_ => NpgsqlDataSource.Create(desk.Connection));
                services.AddStore(
                    provider => new PostgreSqlRecordStore(
                        provider.GetRequiredService<NpgsqlDataSource>()
                    ),
                    (store, stop) => store.CreateAsync(stop)
                );
                break;
            case "journal":
                services.AddStore(
                    _ => new DecisionJournal(desk.Connection),
                    (store, stop) => store.CreateAsync(stop)
                );
                break;
            default:
                services.AddStore(
                    _ => new SqliteRecordStore(desk.Connection),
                    (store, _) =>
                    {
                        store.Create();
                        return Task.CompletedTask;
                    }
                );
                break;
        }
    }

    private static void AddStore<TStore>(
        this IServiceCollection services,
        Func<IServiceProvider, TStore> make,
        Func<TStore, CancellationToken, Task> create
    )
        where TStore : class, IDecisionRecordStore
    {
        services.AddSingleton(make);
        services.AddSingleton<IDecisionRecordStore>(provider =>
            provider.GetRequiredService<TStore>()
        );
        services.AddHostedService(provider => new StoreAtStart(stop =>
            create(provider.GetRequiredService<TStore>(), stop)
        ));
    }

    /// <summary>Opens the store before the first request; a desk that can keep nothing does not start.</summary>
    private sealed class StoreAtStart(Func<CancellationToken, Task> create) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            try
            {
                await create(cancellationToken);
            }
            catch (Exception failure) when (failure is IOException or JsonException)
            {
                throw new IOException(
                    $"no records can be kept where Desk:Store and Desk:Connection say: {failure.Message}",
                    failure
                );
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
