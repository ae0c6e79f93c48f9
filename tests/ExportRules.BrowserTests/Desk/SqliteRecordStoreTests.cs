using ComplianceDesk.Records;
using ExportRules.Records;
using ExportRules.Tests.Records;

namespace ExportRules.BrowserTests.Desk;

public sealed class SqliteRecordStoreTests : RecordStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("desk-");
    private readonly List<SqliteRecordStore> stores = [];

    protected override IDecisionRecordStore Open()
    {
        var store = new SqliteRecordStore(
            $"Data Source={Path.Combine(folder.FullName, "records.db")}"
        );
        stores.Add(store);
        return store;
    }

    public void Dispose()
    {
        stores.ForEach(store => store.Dispose());
        folder.Delete(recursive: true);
    }
}
