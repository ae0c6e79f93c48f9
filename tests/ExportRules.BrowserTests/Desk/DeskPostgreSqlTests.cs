using System.Collections.Concurrent;
using System.Net;
using ExportRules.Records;
using ExportRules.Records.PostgreSql;
using ExportRules.Tests.Records;
using Npgsql;

namespace ExportRules.BrowserTests.Desk;

/// <summary>The desk over a real PostgreSQL server that stops and comes back under load.</summary>
public sealed class DeskPostgreSqlTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string Transaction =
        """{ "id": "P", "date": "2019-07-05", "destination": "KR" }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_StoppedAndStartedUnderLoad_Is503MeanwhileAndLosesNothingAcknowledged()
    {
        await server.StartOnceAsync();
        await using var desk = await DeskHost.StartAsync(
            "--Desk:Store=postgresql",
            $"--Desk:Connection={server.DataSource.ConnectionString}"
        );
        var acknowledged = new ConcurrentDictionary<long, string>();
        var refused = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var clients = Enumerable.Range(0, 4).Select(_ => Task.Run(KeepAskingAsync, Stop)).ToList();
        await UntilAsync(() => acknowledged.Count >= 20);

        await server.CrashAsync();
        await UntilAsync(() => refused >= 4);
        using (var decided = await desk.PostAsync("/api/evaluate", Transaction))
        {
            decided.StatusCode.Should().Be(HttpStatusCode.OK, "deciding needs no store");
        }
        var before = acknowledged.Count;
        await server.StartAsync();
        await UntilAsync(() => acknowledged.Count >= before + 20);
        await enough.CancelAsync();
        await Task.WhenAll(clients);

        // The server's own pool holds connections that died with it.
        await using var database = NpgsqlDataSource.Create(server.DataSource.ConnectionString);
        var kept = await new PostgreSqlRecordStore(database).ReadAsync(0, Stop).ToListAsync(Stop);
        JournalChain.FindBreak(kept).Should().BeNull();
        var hashes = kept.ToDictionary(entry => entry.Sequence, entry => entry.Hash);
        acknowledged.Should().OnlyContain(one => hashes.GetValueOrDefault(one.Key) == one.Value);

        async Task KeepAskingAsync()
        {
            while (!enough.IsCancellationRequested)
            {
                using var response = await desk.PostAsync("/api/decisions", Transaction);
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    response.Headers.RetryAfter.Should().NotBeNull();
                    Interlocked.Increment(ref refused);
                    await Task.Delay(20, Stop);
                    continue;
                }
                response.StatusCode.Should().Be(HttpStatusCode.Created);
                var answer = await DeskHost.ReadAsync(response);
                acknowledged[answer.GetProperty("sequence").GetInt64()] = answer
                    .GetProperty("hash")
                    .GetString()!;
            }
        }

        async Task UntilAsync(Func<bool> reached)
        {
            for (var waited = 0; !reached(); waited += 20)
            {
                waited.Should().BeLessThan(60_000);
                // A client that saw anything but 201 and 503 ends, and says why.
                await Task.WhenAll(clients.Where(client => client.IsCompleted));
                await Task.Delay(20, Stop);
            }
        }
    }
}
