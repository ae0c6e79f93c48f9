using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ExportRules.Records;

namespace ExportRules.Tests.Records;

/// <summary>
/// Processes that append to one journal are killed while they write. By hand with more rounds:
/// <c>EXPORTRULES_KILLS=50 dotnet ExportRules.Tests.dll -class "*KilledWriters*"</c>.
/// </summary>
public sealed class KilledWritersTests : IDisposable
{
    private const int Transactions = 400;

    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("EXPORTRULES_KILLS") ?? "4",
        CultureInfo.InvariantCulture
    );

    private readonly string folder = Directory.CreateTempSubdirectory("killed").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Append_WritersKilledInMidWrite_NothingAcknowledgedIsLost()
    {
        var journal = Path.Combine(folder, "journal.jsonl");
        var acknowledged = new List<string>();
        for (var round = 0; round < Kills / 2; round++)
        {
            // An answer is printed when its record is on the disk: that is the acknowledgment.
            var printed = await Task.WhenAll(
                KilledAfter(2 + round % 17, journal, $"a{round}"),
                KilledAfter(3 + round % 23, journal, $"b{round}")
            );
            acknowledged.AddRange(printed.SelectMany(ids => ids));
        }

        var kept = await new DecisionJournal(journal)
            .ReadAsync(0, Cancellation)
            .ToListAsync(Cancellation);

        JournalChain.FindBreak(kept).Should().BeNull();
        acknowledged.Should().NotBeEmpty().And.OnlyHaveUniqueItems();
        kept.Select(entry => entry.Record.Id)
            .Should()
            .OnlyHaveUniqueItems()
            .And.Contain(acknowledged);
        kept.Should().HaveCountLessThan(Kills * Transactions, "the writers must not have ended");
    }

    /// <summary>The ids of the answers that a process had printed when it was killed.</summary>
    private async Task<List<string>> KilledAfter(int answers, string journal, string writer)
    {
        var input = Path.Combine(folder, $"{writer}.jsonl");
        await File.WriteAllLinesAsync(
            input,
            Enumerable
                .Range(0, Transactions)
                .Select(i =>
                    $$$"""{"id":"{{{writer}}}-{{{i}}}","date":"2019-07-05","destination":"KR","item":{"kind":"goods","entries":["3(1)"]}}"""
                ),
            Cancellation
        );
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ExportRules.Cli.dll"),
                "evaluate",
                input,
                "--journal",
                journal,
                "--format",
                "json",
            },
        };
        using var process = Process.Start(start)!;
        var ids = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            if (ids.Count == answers)
            {
                // SIGKILL: no handler runs, nothing is flushed.
                process.Kill();
                answers = int.MaxValue;
            }
            if (IdOf(line) is { } id)
            {
                ids.Add(id);
            }
        }
        await process.WaitForExitAsync(Cancellation);
        process.ExitCode.Should().NotBe(0, "it was killed");
        return ids;
    }

    /// <summary>The id in an answer; null of the line in which the process died.</summary>
    private static string? IdOf(string line)
    {
        try
        {
            using var answer = JsonDocument.Parse(line);
            return answer.RootElement.GetProperty("transaction").GetString();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
