using ExportRules.Records;
using Microsoft.Extensions.Options;

namespace ComplianceDesk.Records;

/// <summary>The store that the configuration names.</summary>
internal static class RecordStores
{
    public static void AddRecordStore(this IServiceCollection services) =>
        services.AddSingleton<IDecisionRecordStore>(provider =>
        {
            var desk = provider.GetRequiredService<IOptions<DeskOptions>>().Value;
            return desk.Store switch
            {
                "journal" => new DecisionJournal(desk.Connection),
                _ => new SqliteRecordStore(desk.Connection),
            };
        });
}
