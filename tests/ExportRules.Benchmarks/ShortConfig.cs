using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using Perfolizer.Horology;

namespace ExportRules.Benchmarks;

/// <summary>Short runs: the differences that matter here are multiples, not percents.</summary>
internal sealed class ShortConfig : ManualConfig
{
    public ShortConfig()
    {
        AddJob(
            Job.Default.WithLaunchCount(1)
                .WithWarmupCount(4)
                .WithIterationCount(9)
                .WithIterationTime(TimeInterval.FromMilliseconds(150))
        );
        AddDiagnoser(MemoryDiagnoser.Default);
        AddColumn(StatisticColumn.Median, StatisticColumn.P95);
        HideColumns(
            Column.Error,
            Column.StdDev,
            Column.RatioSD,
            Column.Gen0,
            Column.Gen1,
            Column.Gen2,
            Column.AllocRatio
        );
    }
}
