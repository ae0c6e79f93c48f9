using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace ExportRules.Benchmarks.SideBySide;

/// <summary>The same policy and shipments, decided in five ways; times and bytes are for one decision.</summary>
[Config(typeof(ShortConfig))]
public class SideBySideBenchmarks
{
    private TablePolicy policy = null!;
    private IContender contender = null!;

    [Params(100, 1_000, 5_000)]
    public int Rows { get; set; }

    [GlobalSetup(Target = nameof(WithTrace))]
    public void PrepareWithTrace() => Prepare(rows => new ExportRulesContender(rows, trace: true));

    [GlobalSetup(Target = nameof(WithoutTrace))]
    public void PrepareWithoutTrace() =>
        Prepare(rows => new ExportRulesContender(rows, trace: false));

    [GlobalSetup(Target = nameof(RulesEngine))]
    public void PrepareRulesEngine() => Prepare(rows => new RulesEngineContender(rows));

    [GlobalSetup(Target = nameof(RowRules))]
    public void PrepareRowRules() => Prepare(rows => new RowRulesContender(rows));

    [GlobalSetup(Target = nameof(Floor))]
    public void PrepareFloor() => Prepare(rows => new DictionaryContender(rows));

    [Benchmark(
        Description = "ExportRules, with trace",
        Baseline = true,
        OperationsPerInvoke = TablePolicy.ShipmentCount
    )]
    public int WithTrace() => DecideAll();

    [Benchmark(
        Description = "ExportRules, without trace",
        OperationsPerInvoke = TablePolicy.ShipmentCount
    )]
    public int WithoutTrace() => DecideAll();

    [Benchmark(
        Description = "microsoft/RulesEngine 6.0.1",
        OperationsPerInvoke = TablePolicy.ShipmentCount
    )]
    public int RulesEngine() => DecideAll();

    [Benchmark(
        Description = "NRules, one rule a row",
        OperationsPerInvoke = TablePolicy.ShipmentCount
    )]
    public int RowRules() => DecideAll();

    [Benchmark(Description = "Dictionary", OperationsPerInvoke = TablePolicy.ShipmentCount)]
    public int Floor() => DecideAll();

    private int DecideAll()
    {
        var length = 0;
        foreach (var shipment in policy.Shipments)
        {
            length += contender.Decide(shipment).Length;
        }
        return length;
    }

    private void Prepare(Func<TablePolicy, IContender> create)
    {
        policy = new(Rows);
        contender = create(policy);
        Contenders.CheckAnswers(policy, contender);
        WarmUp();
    }

    /// <summary>
    /// The runtime compiles hot methods again in the background once nothing new was compiled for a while. Whoever is
    /// measured first in a process would otherwise be measured with code that the others no longer run.
    /// </summary>
    private void WarmUp()
    {
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < 300)
            {
                DecideAll();
            }
            Thread.Sleep(200);
        }
    }
}
