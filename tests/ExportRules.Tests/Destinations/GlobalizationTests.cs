using System.Diagnostics;
using System.Globalization;
using ExportRules.Destinations;

namespace ExportRules.Tests.Destinations;

/// <summary>The same text must mean the same country on every machine.</summary>
public sealed class GlobalizationTests
{
    [Fact]
    public void Resolve_UnderTurkishCulture_FoldsCaseAsEverywhere()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            CountryCodes.Resolve("india").Code.Should().Be("IN");
            CountryCodes.Resolve("TÜRKİYE").Code.Should().Be("TR");
            CountryCodes.Resolve("fi").Note.Should().Be("`fi` read as `FI`");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    // The mode is fixed when a process starts, so the tests of this folder are run once more in a process of their own.
    [Fact]
    public async Task Resolve_InGlobalizationInvariantMode_PassesTheSameTests()
    {
        var host = Path.Combine(
            AppContext.BaseDirectory,
            "ExportRules.Tests" + (OperatingSystem.IsWindows() ? ".exe" : "")
        );
        var start = new ProcessStartInfo(host)
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
            ArgumentList = { "-noColor" },
        };
        foreach (
            var tests in new[]
            {
                typeof(CountryCodesTests),
                typeof(CountryTableTests),
                typeof(JapanDestinationsTests),
            }
        )
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(tests.FullName!);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        process.ExitCode.Should().Be(0, output);
        output.Should().MatchRegex("Total: [1-9]");
    }
}
