using ComplianceDesk.Records;
using ExportRules.Records;
using ExportRules.Tests.Records;

namespace ExportRules.BrowserTests.Desk;

public sealed class SqliteRecordStoreTests : RecordStoreContract, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("desk-");

    protected override IDecisionRecordStore Open() =>
        new SqliteRecordStore($"Data Source={Path.Combine(folder.FullName, "records.db")}");

    public void Dispose() => folder.Delete(recursive: true);
}
