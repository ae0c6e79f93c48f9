namespace ExportRules.Tests.Evaluation;

/// <summary>What reloading leaves behind. The memory is that of the whole process, so no other test runs beside it.</summary>
[CollectionDefinition(nameof(ReloadMemoryTests), DisableParallelization = true)]
[Collection(nameof(ReloadMemoryTests))]
public sealed class ReloadMemoryTests
{
    [Fact]
    public void E22_ReloadingOften_KeepsMemoryFlat()
    {
        var text = HardCasesETests.Generated(50);
        long After(int reloads)
        {
            for (var index = 0; index < reloads; index++)
            {
                PumpRules
                    .Engine(text)
                    .Evaluate(HardCasesETests.Pump)
                    .Outcome.Should()
                    .Be(Outcome.LicenseRequired);
            }
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return GC.GetTotalMemory(forceFullCollection: true);
        }
        var sizes = Enumerable.Range(0, 6).Select(_ => After(50)).ToList();

        // What is left behind grows in each round; what a server of an earlier test still does, hardly in all of them.
        var growth = sizes.Zip(sizes.Skip(1), (before, after) => after - before);
        growth
            .Min()
            .Should()
            .BeLessThan(1 << 20, "fifty rule sets take about six megabytes while they live");
    }
}
