using System.Diagnostics;
using System.Globalization;
using ExportRules.Evaluation;

namespace ExportRules.Benchmarks.Japan;

/// <summary>
/// What the first decision of a process costs. Each measurement is a process of its own, because the second load in a
/// process finds compiled code and costs a fraction.
/// </summary>
internal static class ColdStart
{
    public const string Argument = "--cold-start-child";
    private const int Processes = 5;

    /// <summary>In the parent: runs the children and prints the median of each step.</summary>
    public static void Run()
    {
        var runs = Enumerable.Range(0, Processes).Select(_ => Child()).ToList();
        string[] steps =
        [
            "load and validate",
            "policy version and compile",
            "first decision and trace",
            "sum",
        ];
        for (var step = 0; step < steps.Length; step++)
        {
            var times = runs.Select(run => run[step]).Order().ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{steps[step], -28} median {times[Processes / 2], 6:F0} ms   least {times[0], 6:F0}   most {times[^1], 6:F0}"
                )
            );
        }
    }

    /// <summary>In the child: measures the steps and prints them in one line.</summary>
    public static void Measure()
    {
        var watch = Stopwatch.StartNew();
        var ruleSet = BuiltInRuleSets.Japan;
        var loaded = watch.Elapsed.TotalMilliseconds;
        var cache = new PolicyCache();
        cache.Get(ruleSet.At(new(2019, 7, 5)));
        var compiled = watch.Elapsed.TotalMilliseconds;
        var decision = new ExportRulesEngine(ruleSet).Evaluate(
            JapanTransactions.All["HF to KR, July 2019"]
        );
        if (decision.License != "individual" || decision.Trace.Count == 0)
        {
            throw new InvalidOperationException("the first decision is not the known one");
        }
        var decided = watch.Elapsed.TotalMilliseconds;
        Console.WriteLine(
            string.Join(
                ' ',
                new[] { loaded, compiled - loaded, decided - compiled, decided }.Select(time =>
                    time.ToString("F2", CultureInfo.InvariantCulture)
                )
            )
        );
    }

    private static double[] Child()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        }
        start.ArgumentList.Add(Argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return
        [
            .. output
                .Split(' ', StringSplitOptions.TrimEntries)
                .Select(time => double.Parse(time, CultureInfo.InvariantCulture)),
        ];
    }
}
