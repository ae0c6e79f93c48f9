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
                services.AddSingleton(provider => new PostgreSqlRecordStore(
                    provider.GetRequiredService<NpgsqlDataSource>()
                ));
                services.AddSingleton<IDecisionRecordStore>(provider =>
                    provider.GetRequiredService<PostgreSqlRecordStore>()
                );
                services.AddHostedService<PostgreSqlTable>();
                break;
            case "journal":
                services.AddSingleton<IDecisionRecordStore>(_ => new DecisionJournal(
                    desk.Connection
                ));
                break;
            default:
                services.AddSingleton<IDecisionRecordStore>(_ => new SqliteRecordStore(
                    desk.Connection
                ));
                break;
        }
    }

    /// <summary>Makes the table before the first request; a desk that cannot reach its server does not start.</summary>
    private sealed class PostgreSqlTable(PostgreSqlRecordStore store) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) =>
            store.CreateAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
