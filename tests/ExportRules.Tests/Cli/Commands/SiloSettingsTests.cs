using ExportRules.Cli;
using ExportRules.Cli.Clustering;
using ExportRules.Tests.Replay;

namespace ExportRules.Tests.Cli.Commands;

public sealed class SiloSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Complete_TheLineComesFirst_ThenTheEnvironment_ThenTheFile()
    {
        var file = Write(
            """
            {
              // one for all silos
              "cluster": "redis://file:1", "silo-port": 1, "gateway-port": 2, "health-port": 3,
              "insecure": true, "trusted-key": ["a.pem", "b.pem"],
            }
            """
        );

        var completed = Complete(
            ["silo", "--settings", file, "--silo-port", "9"],
            new()
            {
                ["EXPORTRULES_SILO_GATEWAY_PORT"] = "8",
                ["EXPORTRULES_SILO_SILO_PORT"] = "7",
                ["EXPORTRULES_SILO_LISTEN"] = "",
                ["EXPORTRULES_SILO_PORT"] = "tcp://10.0.0.1:80",
            }
        );

        completed
            .Should()
            .Equal(
                "silo",
                "--settings",
                file,
                "--silo-port",
                "9",
                "--cluster=redis://file:1",
                "--gateway-port=8",
                "--health-port=3",
                "--insecure=true",
                "--trusted-key=a.pem",
                "--trusted-key=b.pem"
            );
    }

    [Fact]
    public void Complete_TheFileMayBeNamedInTheEnvironment()
    {
        var file = Write("""{"listen": "10.0.0.11"}""");

        Complete(["silo"], new() { ["EXPORTRULES_SILO_SETTINGS"] = file })
            .Should()
            .Equal("silo", "--listen=10.0.0.11");
    }

    [Fact]
    public async Task Silo_WithFaultsInItsFile_NamesAllOfThem()
    {
        var file = Write("""{"listne": "10.0.0.11", "silo-port": [1], "rules": null, "x": 1}""");

        var run = await CliRun.Of("silo", "--settings", file);

        run.ExitCode.Should().Be(2);
        run.Error.Should()
            .Contain("`listne` is no option of a silo; did you mean `listen`?")
            .And.Contain("`silo-port` must be one text, number or truth value")
            .And.Contain("`rules` must be one text, number or truth value")
            .And.Contain("`x` is no option of a silo");
    }

    [Theory]
    [InlineData("[1]", "the settings must be one JSON object")]
    [InlineData("{\"listen\": ", "settings.json: ")]
    [InlineData("{\"cluster\": \"redis://h:1\", \"silo-port\": \"many\"}", "'many'")]
    [InlineData("{\"cluster\": \"redis://h:1\", \"listen\": \"0.0.0.0\"}", "never all of them")]
    [InlineData("{\"cluster\": \"redis://h:1\", \"cluster\": \"redis://i:1\"}", "settings.json: ")]
    public async Task Silo_OfAFileThatIsWrong_DoesNotStart(string json, string message)
    {
        var run = await CliRun.Of("silo", "--settings", Write(json));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(message);
    }

    private string Write(string json)
    {
        File.WriteAllText(folder["settings.json"], json);
        return folder["settings.json"];
    }

    private static IReadOnlyList<string> Complete(
        string[] args,
        Dictionary<string, string> environment
    )
    {
        using var output = new StringWriter();
        var root = CommandHost.Create(new(Stream.Null, output, output));
        return SiloSettings.Complete(args, root.Parse(args), environment.GetValueOrDefault);
    }
}
