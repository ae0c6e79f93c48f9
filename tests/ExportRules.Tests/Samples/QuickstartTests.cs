using System.Diagnostics;
using ExportRules.Tests.Documentation;

namespace ExportRules.Tests.Samples;

public sealed class QuickstartTests
{
    [Fact]
    public void Quickstart_Run_PrintsTheGoldenTextAndTheTableOfTheReadme()
    {
        var printed = Run();

        Golden.Check("Samples/Quickstart.golden.txt", printed);
        var table = printed[..printed.IndexOf("\n\n", StringComparison.Ordinal)];
        table.Should().StartWith("| policy version ");
        File.ReadAllText(RepositoryFolder.File("README.md")).Should().Contain(table);
    }

    [Fact]
    public void Quickstart_UnderAnotherCultureAndZone_PrintsTheSame()
    {
        Run(("LC_ALL", "tr_TR.UTF-8"), ("TZ", "America/Los_Angeles")).Should().Be(Run());
    }

    private static string Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Quickstart.dll") },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output.ReplaceLineEndings("\n");
    }
}
