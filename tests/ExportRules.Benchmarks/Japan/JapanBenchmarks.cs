using BenchmarkDotNet.Attributes;
using ExportRules.Formatting;

namespace ExportRules.Benchmarks.Japan;

/// <summary>One decision under the built-in rule set, compiled before.</summary>
[Config(typeof(ShortConfig))]
public class JapanBenchmarks
{
    private readonly ExportRulesEngine engine = new(BuiltInRuleSets.Japan);
    private Transaction transaction = null!;

    public static IEnumerable<string> Names => JapanTransactions.All.Keys;

    [ParamsSource(nameof(Names))]
    public string Transaction { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        transaction = JapanTransactions.All[Transaction];
        engine.Evaluate(transaction);
    }

    [Benchmark(Description = "with full trace", Baseline = true)]
    public int WithTrace() => engine.Evaluate(transaction).Trace.Count;

    [Benchmark(Description = "trace not read")]
    public Outcome WithoutTrace() => engine.Evaluate(transaction).Outcome;

    [Benchmark(Description = "with full trace, as JSON")]
    public int AsJson() => DecisionJson.WriteUtf8(engine.Evaluate(transaction)).Length;
}
