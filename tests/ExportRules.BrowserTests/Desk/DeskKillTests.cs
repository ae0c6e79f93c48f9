using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using ComplianceDesk.Records;
using ExportRules.Benchmarks.Load;
using ExportRules.Records;

namespace ExportRules.BrowserTests.Desk;

/// <summary>A desk that is killed while it writes loses nothing that it acknowledged.</summary>
public sealed class DeskKillTests
{
    private const string Transaction =
        """{ "id": "K", "date": "2019-07-05", "destination": "KR" }""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary><c>EXPORTRULES_KILLS=50</c> makes it 50 rounds.</summary>
    private static int Rounds =>
        int.Parse(
            Environment.GetEnvironmentVariable("EXPORTRULES_KILLS") ?? "3",
            System.Globalization.CultureInfo.InvariantCulture
        );

    [Fact]
    public async Task Desk_KilledWhileItWrites_KeepsEveryRecordThatItAcknowledged()
    {
        var folder = Directory.CreateTempSubdirectory("desk-kill-");
        var records = Path.Combine(folder.FullName, "records.db");
        var acknowledged = new ConcurrentDictionary<long, string>();
        var inFlight = 0;
        // The moments differ from round to round, and are the same in every run.
        var moments = new Random(7);
        for (var round = 0; round < Rounds; round++)
        {
            inFlight += await KillWhileWritingAsync(
                records,
                TimeSpan.FromMilliseconds(moments.Next(50, 700)),
                acknowledged
            );
        }

        var kept = await new SqliteRecordStore($"Data Source={records}")
            .ReadAsync(0, Stop)
            .ToListAsync(Stop);
        JournalChain.FindBreak(kept).Should().BeNull();
        var hashes = kept.ToDictionary(entry => entry.Sequence, entry => entry.Hash);
        acknowledged.Should().NotBeEmpty();
        acknowledged.Should().OnlyContain(one => hashes[one.Key] == one.Value);
        TestContext.Current.SendDiagnosticMessage(
            $"{Rounds} kills, {acknowledged.Count} acknowledged, {inFlight} in flight, {kept.Count} kept"
        );
        inFlight.Should().BePositive("a kill that interrupts nothing shows nothing");
        folder.Delete(recursive: true);
    }

    /// <summary>Starts the desk, lets eight clients write, and kills it.</summary>
    /// <returns>How many requests were under way and got no answer.</returns>
    private static async Task<int> KillWhileWritingAsync(
        string records,
        TimeSpan time,
        ConcurrentDictionary<long, string> acknowledged
    )
    {
        using var desk = await DeskProcess.StartAsync(records);
        await WriteAsync();
        var clients = Enumerable
            .Range(0, 8)
            .Select(_ => Task.Run(WriteUntilItDiesAsync, Stop))
            .ToList();
        await Task.Delay(time, Stop);
        desk.Kill();
        var interrupted = await Task.WhenAll(clients);
        return interrupted.Sum();

        async Task<int> WriteUntilItDiesAsync()
        {
            try
            {
                while (true)
                {
                    await WriteAsync();
                }
            }
            catch (HttpRequestException)
            {
                return 1;
            }
        }

        async Task WriteAsync()
        {
            using var body = new StringContent(Transaction, Encoding.UTF8, "application/json");
            using var response = await desk.Http.PostAsync("/api/decisions", body, Stop);
            response.StatusCode.Should().Be(HttpStatusCode.Created);
            var answer = JsonDocument
                .Parse(await response.Content.ReadAsStringAsync(Stop))
                .RootElement;
            acknowledged[answer.GetProperty("sequence").GetInt64()] = answer
                .GetProperty("hash")
                .GetString()!;
        }
    }
}
