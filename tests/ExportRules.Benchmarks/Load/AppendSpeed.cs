using System.Diagnostics;
using System.Globalization;
using ComplianceDesk.Records;
using ExportRules.Benchmarks.Japan;
using ExportRules.Records;
using ExportRules.Records.PostgreSql;
using Npgsql;

namespace ExportRules.Benchmarks.Load;

/// <summary>How many records a second each store keeps, each writer waiting until its own is on the disk.</summary>
internal static class AppendSpeed
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);

    /// <summary>The append command.</summary>
    /// <param name="connection">The connection string of a PostgreSQL server, or nothing to leave it out.</param>
    public static async Task RunAsync(string? connection)
    {
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var records = JapanTransactions
            .All.Values.Select(transaction => DecisionRecord.Create(engine, transaction))
            .ToList();
        Console.WriteLine(
            $"a record has {records.Average(record => DecisionRecordJson.WriteUtf8(record).Length) / 1024:F0} KiB on average"
        );
        Console.WriteLine("| records/s       | 1 writer | 8 writers | 64 writers |");
        Console.WriteLine("|---|---:|---:|---:|");
        var folder = Directory.CreateTempSubdirectory("append-");
        await MeasureAsync(
            "file",
            new DecisionJournal(Path.Combine(folder.FullName, "records.jsonl")),
            records
        );
        await MeasureAsync(
            "SQLite",
            new SqliteRecordStore($"Data Source={Path.Combine(folder.FullName, "records.db")}"),
            records
        );
        folder.Delete(recursive: true);
        if (connection is not null)
        {
            await using var dataSource = NpgsqlDataSource.Create(connection);
            var store = new PostgreSqlRecordStore(dataSource, $"append_{Guid.NewGuid():N}");
            await store.CreateAsync();
            await MeasureAsync("PostgreSQL", store, records);
        }
    }

    private static async Task MeasureAsync(
        string name,
        IDecisionRecordStore store,
        List<DecisionRecord> records
    )
    {
        await CountAsync(store, records, 8, Time / 5);
        var speeds = new List<double>();
        foreach (var writers in new[] { 1, 8, 64 })
        {
            var clock = Stopwatch.StartNew();
            var kept = await CountAsync(store, records, writers, Time);
            speeds.Add(kept / clock.Elapsed.TotalSeconds);
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name, -15} | {speeds[0], 8:N0} | {speeds[1], 9:N0} | {speeds[2], 10:N0} |"
            )
        );
    }

    private static async Task<long> CountAsync(
        IDecisionRecordStore store,
        List<DecisionRecord> records,
        int writers,
        TimeSpan time
    )
    {
        var clock = Stopwatch.StartNew();
        var kept = await Task.WhenAll(
            Enumerable
                .Range(0, writers)
                .Select(writer =>
                    Task.Run(async () =>
                    {
                        var count = 0L;
                        for (; clock.Elapsed < time; count++)
                        {
                            await store.AppendAsync(records[(int)(writer + count) % records.Count]);
                        }
                        return count;
                    })
                )
        );
        return kept.Sum();
    }
}
