using System.Diagnostics;
using System.Globalization;
using ExportRules.Replay.Deciding;
using ExportRules.Replay.Running;

namespace ExportRules.Benchmarks.Replaying;

/// <summary>How fast rows are replayed, beside a program that only copies them.</summary>
internal static class ReplayBenchmark
{
    private static readonly int Threads = Environment.ProcessorCount;

    /// <summary>The replay command.</summary>
    /// <param name="how"><c>check</c> for a few seconds with generous bounds; <c>write FILE ROWS</c> for the input alone; or the number of rows, 10 million without one.</param>
    /// <returns>0, or 1 where a bound is missed.</returns>
    public static async Task<int> RunAsync(string[] how)
    {
        var folder = Directory.CreateTempSubdirectory("replay-benchmark-");
        var input = Path.Combine(folder.FullName, "in.csv");
        var output = Path.Combine(folder.FullName, "out.csv");
        try
        {
            if (how is ["write", var file, var size])
            {
                await BenchmarkRows.WriteAsync(
                    file,
                    long.Parse(size, CultureInfo.InvariantCulture)
                );
                return 0;
            }
            if (how is ["check"])
            {
                await BenchmarkRows.WriteAsync(input, 20_000);
                return await CheckAsync(input, output);
            }
            var rows = how is [var count]
                ? long.Parse(count, CultureInfo.InvariantCulture)
                : 10_000_000;
            await BenchmarkRows.WriteAsync(input, rows);
            Measure(input, output, rows);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Three rounds of whole processes, start included; in each round one after the other.</summary>
    private static void Measure(string input, string output, long rows)
    {
        var bytes = new FileInfo(input).Length;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows:N0} rows, {bytes / 1e6:N0} MB, {Threads} threads"
            )
        );
        string self = Path.Combine(AppContext.BaseDirectory, "ExportRules.Benchmarks.dll");
        string cli = Path.Combine(
            AppContext.BaseDirectory.Replace(
                Path.Combine("tests", "ExportRules.Benchmarks"),
                Path.Combine("src", "ExportRules.Cli"),
                StringComparison.Ordinal
            ),
            "ExportRules.Cli.dll"
        );
        var contenders = new List<Contender>
        {
            new("floor, 1 thread", [self, Floor.Argument, input, output, "1"]),
            new($"floor, {Threads} threads", [self, Floor.Argument, input, output, $"{Threads}"]),
            new(
                "replay, the license out",
                [
                    cli,
                    "replay",
                    input,
                    "-o",
                    output,
                    "--columns",
                    "id,date,destination,item.kind,item.material,concentration,item.value,endUser.name,decision.license",
                ]
            ),
            new("replay, all answers out", [cli, "replay", input, "-o", output]),
        };
        for (var round = 1; round <= 3; round++)
        {
            foreach (var contender in contenders)
            {
                contender.Run();
                File.Delete(output);
            }
        }
        Console.WriteLine("|  | seconds | rows/s | against the floors, each round | memory, MB |");
        Console.WriteLine("|---|---:|---:|---|---:|");
        foreach (var contender in contenders)
        {
            Console.WriteLine(contender.Describe(rows, contenders[0], contenders[1]));
        }
    }

    /// <summary>Within one process, after a round that lets the runtime compile: against the floor, and against deciding every row by itself.</summary>
    private static async Task<int> CheckAsync(string input, string output)
    {
        var engine = new ExportRulesEngine(BuiltInRuleSets.Japan);
        var (floor, cached, uncached) = (0.0, 0.0, 0.0);
        for (var round = 0; round < 2; round++)
        {
            floor = Seconds(() => Floor.Copy(input, output, 1));
            cached = await ReplayAsync(useCache: true, repeat: 10) / 10;
            uncached = await ReplayAsync(useCache: false, repeat: 1);
        }
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"20,000 rows: floor {floor * 1000:F0} ms, replay {cached * 1000:F0} ms, every row by itself {uncached * 1000:F0} ms"
            )
        );
        // A debug build on a busy machine: what is caught is a replay that has lost its cache or reads rows twice.
        return cached < 60 * floor && 2 * cached < uncached ? 0 : 1;

        async Task<double> ReplayAsync(bool useCache, int repeat)
        {
            // The same rows again and again, as years of trade are.
            var header = File.ReadLines(input).First().Length + 1;
            var bytes = await File.ReadAllBytesAsync(input);
            using var rows = new MemoryStream();
            await rows.WriteAsync(bytes.AsMemory(0, header));
            for (var turn = 0; turn < repeat; turn++)
            {
                await rows.WriteAsync(bytes.AsMemory(header));
            }
            rows.Position = 0;
            var job = new ReplayJob
            {
                InputName = "in.csv",
                Input = rows,
                Output = Stream.Null,
                Policy = new ReplayPolicy(engine, new()),
                Threads = Threads,
                UseCache = useCache,
            };
            var clock = Stopwatch.StartNew();
            await new ReplayRunner(job).RunAsync(CancellationToken.None);
            return clock.Elapsed.TotalSeconds;
        }
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }
}
