using System.Text.Json;
using ExportRules.Tests.PumpLaw;

namespace ExportRules.Tests.Cli.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly PumpLawFolder law = PumpLawFolder.Copy();

    public void Dispose() => law.Dispose();

    [Fact]
    public async Task Check_GoodFolder_SaysWhatItHolds()
    {
        await CliRun.Of("check", law.Path, "--update-lock");

        var run = await CliRun.Of("check", law.Path);

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should()
            .Be(
                $"{law.Path}: rule set `pump-law`, 11 rules, 2 lists, 1 table, 3 policy versions: 0 errors, 0 warnings\n"
            );
    }

    [Fact]
    public async Task Check_Pack_SaysThatItIsOneAndWhatToDo()
    {
        var pack = Path.Combine(law.Path, "law.zip");
        await File.WriteAllBytesAsync(pack, [], TestContext.Current.CancellationToken);

        var run = await CliRun.Of("check", pack);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("rule pack").And.Contain("`exportrules pack`");
    }

    [Fact]
    public async Task Check_BadRules_ReportsAllAndExitsWithOne()
    {
        law.Replace("control/listed.yaml", "require: list-control", "require: list-contrl");
        law.Replace("licenses/licenses.yaml", "offer: [bulk]", "offer: [bulky]");

        var run = await CliRun.Of("check", law.Path);

        run.ExitCode.Should().Be(1);
        run.Error.TrimEnd('\n').Split('\n').Should().HaveCount(2);
        run.Error.Should().Contain("listed.yaml:").And.Contain("licenses.yaml:");
        run.Output.Should().Be($"{law.Path}: 2 errors, 0 warnings\n");
    }

    [Fact]
    public async Task Check_Json_CarriesTheDiagnostics()
    {
        law.Replace("control/listed.yaml", "require: list-control", "require: list-contrl");

        var run = await CliRun.Of("check", law.Path, "--format", "json");

        run.ExitCode.Should().Be(1);
        var report = JsonDocument.Parse(run.Output).RootElement;
        report.GetProperty("valid").GetBoolean().Should().BeFalse();
        var diagnostic = report.GetProperty("diagnostics")[0];
        diagnostic.GetProperty("code").GetString().Should().Be("ER0212");
        diagnostic.GetProperty("file").GetString().Should().EndWith("listed.yaml");
    }

    [Fact]
    public async Task Check_Sarif_HasRulesResultsAndRegions()
    {
        law.Replace("control/listed.yaml", "require: list-control", "require: list-contrl");

        var run = await CliRun.Of("check", law.Path, "--format", "sarif");

        var log = JsonDocument.Parse(run.Output).RootElement;
        log.GetProperty("version").GetString().Should().Be("2.1.0");
        var analysis = log.GetProperty("runs")[0];
        var driver = analysis.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().Should().Be("exportrules");
        driver.GetProperty("rules")[0].GetProperty("id").GetString().Should().Be("ER0212");
        var result = analysis.GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().Should().Be("ER0212");
        result.GetProperty("ruleIndex").GetInt32().Should().Be(0);
        result.GetProperty("level").GetString().Should().Be("error");
        result.GetProperty("message").GetProperty("text").GetString().Should().NotBeEmpty();
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place
            .GetProperty("artifactLocation")
            .GetProperty("uri")
            .GetString()
            .Should()
            .EndWith("/control/listed.yaml");
        place.GetProperty("region").GetProperty("startLine").GetInt32().Should().Be(12);
    }

    [Fact]
    public async Task Check_UpdateLockOfAChangedPast_IsRefused()
    {
        await CliRun.Of("check", law.Path, "--update-lock");
        law.Replace("classification/pumps.yaml", "\"<\": 15 }", "\"<\": 14 }");

        var run = await CliRun.Of("check", law.Path, "--update-lock");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("error ER0401").And.Contain("rule `small-pump`");
    }

    [Fact]
    public async Task Check_BuiltIn_IsFine()
    {
        var run = await CliRun.Of("check", "japan");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("rule set `japan`");
    }

    [Fact]
    public async Task Check_FolderThatIsNotThere_IsADiagnostic()
    {
        var run = await CliRun.Of("check", "no-such-folder");

        run.ExitCode.Should().Be(1);
        run.Error.Should().StartWith("no-such-folder: error ER0001");
    }
}
