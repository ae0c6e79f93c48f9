using System.Globalization;
using System.Text;

namespace ExportRules.Benchmarks.Load;

/// <summary>Asks ComplianceDesk on loopback as fast as it answers; the clients share the machine with it.</summary>
internal static class DeskLoad
{
    private const int BatchSize = 100;

    private static readonly string[] Items =
    [
        """{"kind":"goods","material":"hydrogen-fluoride","attributes":{"concentration":49}}""",
        """{"kind":"goods","material":"hydrogen-fluoride","attributes":{"concentration":12}}""",
        """{"kind":"goods","material":"fluorinated-polyimide","attributes":{"combinedFluorine":12},"contractTotal":5000000,"currency":"JPY"}""",
        """{"kind":"goods","material":"resist","attributes":{"wavelength":13.5},"contractTotal":5000000,"currency":"JPY"}""",
        """{"kind":"goods","entries":["5(17)"],"bulkCell":"general"}""",
    ];

    private static readonly string[] Days =
    [
        "2019-07-05",
        "2019-12-20",
        "2022-05-01",
        "2024-02-01",
    ];

    /// <summary>The desk-load command.</summary>
    /// <param name="how"><c>check</c> for a few seconds with generous bounds, a number of minutes for the memory, or nothing.</param>
    /// <returns>0, or 1 where a bound is missed.</returns>
    public static async Task<int> RunAsync(string[] how)
    {
        var folder = Directory.CreateTempSubdirectory("desk-load-");
        using var desk = await DeskProcess.StartAsync(Path.Combine(folder.FullName, "records.db"));
        try
        {
            return how switch
            {
                ["check"] => await MeasureAsync(desk, TimeSpan.FromSeconds(2), 50, 20, 5000),
                [var minutes] => await EndureAsync(
                    desk,
                    TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture))
                ),
                _ => await MeasureAsync(desk, TimeSpan.FromSeconds(20), 5000, 1500, 50),
            };
        }
        finally
        {
            desk.Kill();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(
        DeskProcess desk,
        TimeSpan time,
        double leastDecisions,
        double leastRequests,
        double mostMilliseconds
    )
    {
        // The runtime compiles the hot code again while it is used.
        await Batches(kept: false).RunAsync(desk, time);
        await Singles(kept: true).RunAsync(desk, time / 2);
        var results = new List<LoadResult>();
        Console.WriteLine(
            "| phase                        | decisions/s | requests/s | median ms | p99 ms | us CPU |"
        );
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (
            var phase in new[] { Batches(false), Batches(true), Singles(false), Singles(true) }
        )
        {
            var result = await phase.RunAsync(desk, time);
            results.Add(result);
            Console.WriteLine(result);
        }
        Console.WriteLine($"memory of the desk: {desk.Memory() >> 20} MiB");
        return
            results.Take(2).All(batch => batch.DecisionsPerSecond >= leastDecisions)
            && results
                .Skip(2)
                .All(single =>
                    single.RequestsPerSecond >= leastRequests && single.Slowest < mostMilliseconds
                )
            ? 0
            : 1;
    }

    /// <summary>All kinds of requests at once for a long time; the memory of each minute.</summary>
    private static async Task<int> EndureAsync(DeskProcess desk, TimeSpan time)
    {
        var minutes = new List<long>();
        using var ended = new CancellationTokenSource();
        var watching = WatchAsync();
        LoadPhase[] phases =
        [
            Batches(false) with
            {
                Clients = 1,
            },
            Singles(false) with
            {
                Clients = 3,
            },
            Singles(true) with
            {
                Clients = 3,
            },
        ];
        var results = await Task.WhenAll(phases.Select(phase => phase.RunAsync(desk, time)));
        await ended.CancelAsync();
        await watching;
        Array.ForEach(results, Console.WriteLine);
        Console.WriteLine(
            $"memory, MiB, each minute: {string.Join(' ', minutes.Select(one => one >> 20))}"
        );
        // The first minutes fill caches; from then on nothing may grow.
        return minutes.Count < 4 || minutes[^1] < minutes[2] * 1.2 ? 0 : 1;

        async Task WatchAsync()
        {
            try
            {
                while (true)
                {
                    var most = 0L;
                    for (var look = 0; look < 30; look++)
                    {
                        await Task.Delay(TimeSpan.FromSeconds(2), ended.Token);
                        most = Math.Max(most, desk.Memory());
                    }
                    minutes.Add(most);
                }
            }
            catch (OperationCanceledException)
            {
                // The load is over.
            }
        }
    }

    private static LoadPhase Batches(bool kept) =>
        new(
            kept ? "batches of 100, kept" : "batches of 100",
            kept ? "/api/decisions/batch" : "/api/evaluate/batch",
            [.. Enumerable.Range(0, 4).Select(start => Batch(start * 7))],
            BatchSize,
            4
        );

    private static LoadPhase Singles(bool kept) =>
        new(
            kept ? "single, kept" : "single",
            kept ? "/api/decisions" : "/api/evaluate",
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(number => Encoding.UTF8.GetBytes(Transaction(number))),
            ],
            1,
            16
        );

    private static byte[] Batch(int start) =>
        Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Range(start, BatchSize).Select(Transaction))}]"
        );

    private static string Transaction(int number) =>
        $$$"""{"id":"T-{{{number:D4}}}","date":"{{{Days[number % Days.Length]}}}","destination":"{{{(number % 3 == 0 ? "TW" : "KR")}}}","item":{{{Items[number % Items.Length]}}},"endUser":{"name":"Example Chip Co.","developsWmd":false,"developsArms":false},"endUse":{"wmd":"none","conventionalArms":"none"},"notice":{"inform":"none"}}""";
}
