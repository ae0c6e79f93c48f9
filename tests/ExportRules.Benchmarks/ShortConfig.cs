using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace ExportRules.Benchmarks;

/// <summary>
/// Short runs in this process: the differences that matter here are multiples, not percents, and a small machine
/// would spend most of the time on building a project for each job.
/// </summary>
internal sealed class ShortConfig : ManualConfig
{
    public ShortConfig()
    {
        AddJob(
            Job.Default.WithToolchain(
                    new InProcessEmitToolchain(TimeSpan.FromMinutes(5), logOutput: false)
                )
                .WithWarmupCount(12)
                .WithIterationCount(11)
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
