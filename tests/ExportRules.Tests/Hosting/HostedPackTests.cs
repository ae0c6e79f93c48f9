using System.IO.Compression;
using ExportRules.Hosting;
using ExportRules.Tests.Packs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ExportRules.Tests.Hosting;

public sealed class HostedPackTests : IDisposable
{
    private readonly PackFixture fixture = new();
    private readonly string pack;
    private readonly string key;

    public HostedPackTests()
    {
        pack = Path.Combine(fixture.Folder, "law.zip");
        key = Path.Combine(fixture.Folder, "key.pem");
        File.WriteAllText(key, fixture.PublicKey);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task StartAsync_PackSignedByATrustedKey_Decides()
    {
        File.WriteAllBytes(pack, fixture.Pack());
        using var host = Host(key);

        await host.StartAsync(Cancel);

        host.Services.GetRequiredService<IExportRulesEngine>().RuleSet.Id.Should().Be("small");
        await host.StopAsync(Cancel);
    }

    [Theory]
    [InlineData("unsigned", "ER0722")]
    [InlineData("signed by another", "ER0723")]
    [InlineData("key has ended", "ER0724")]
    [InlineData("altered", "ER0726")]
    [InlineData("path out of the pack", "ER0729")]
    [InlineData("no pack", "ER0721")]
    [InlineData("no key named", "ER0723")]
    [InlineData("folder", "ER0722")]
    public async Task StartAsync_PackThatMustNotBeUsed_IsRefused(string fault, string code)
    {
        using var stranger = new PackFixture();
        var outside = PackFixture.Change(
            fixture.Pack(),
            zip => PackFixture.Add(zip, "rules/../../evil.yaml", [])
        );
        File.WriteAllBytes(
            pack,
            fault switch
            {
                "unsigned" => fixture.Pack(isSigned: false),
                "signed by another" => stranger.Pack(),
                "altered" => PackFixture.Change(fixture.Pack(), Alter),
                "path out of the pack" => outside,
                "no pack" => [1, 2, 3],
                _ => fixture.Pack(),
            }
        );
        using var host = HostedFolder.Host(
            fault == "folder" ? fixture.Rules : pack,
            null,
            fault switch
            {
                "no key named" => [],
                "key has ended" => [(Keys, fixture.KeysFile(null, "2001-01-01"))],
                _ => [(Keys, key)],
            }
        );

        var start = () => host.StartAsync(Cancel);

        await start.Should().ThrowAsync<OptionsValidationException>().WithMessage($"*{code}*");
        File.Exists(Path.Combine(fixture.Folder, "..", "evil.yaml")).Should().BeFalse();
    }

    [Fact]
    public async Task ReloadAsync_AlteredPackThenANewOne_KeepsTheOldLawAndTakesTheNew()
    {
        File.WriteAllBytes(pack, fixture.Pack());
        using var host = Host(key);
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        var engine = host.Services.GetRequiredService<IExportRulesEngine>();
        var before = engine.RuleSet;

        File.WriteAllBytes(pack, PackFixture.Change(fixture.Pack(), Alter));
        var refused = await reloader.ReloadAsync(Cancel);

        refused.Outcome.Should().Be(ReloadOutcome.Refused);
        refused.Diagnostics.Should().Contain(problem => problem.Code == "ER0726");
        engine.RuleSet.Should().BeSameAs(before);
        (await Health(host)).Should().Be(HealthStatus.Degraded);

        File.AppendAllText(Path.Combine(fixture.Rules, "CHANGELOG.md"), "More.\n");
        File.WriteAllBytes(pack, fixture.Pack());
        (await reloader.ReloadAsync(Cancel)).Outcome.Should().Be(ReloadOutcome.Replaced);
        engine.RuleSet.Should().NotBeSameAs(before);
        (await Health(host)).Should().Be(HealthStatus.Healthy);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Polling_KeyWithdrawn_RefusesItsPack()
    {
        File.WriteAllBytes(pack, fixture.Pack());
        using var host = Host(key, ("RuleSets:house:PollInterval", "00:00:00.05"));
        await host.StartAsync(Cancel);
        var reloader = host.Services.GetRequiredService<IRuleSetReloader>();
        using var stranger = new PackFixture();

        File.WriteAllText(key, stranger.PublicKey);

        for (var wait = 0; reloader.Refusal is null && wait < 500; wait++)
        {
            await Task.Delay(20, Cancel);
        }
        reloader.Refusal!.Diagnostics.Should().Contain(problem => problem.Code == "ER0723");
        await host.StopAsync(Cancel);
    }

    private const string Keys = "RuleSets:house:TrustedKeys:0";

    private IHost Host(string keys, params (string, string)[] more) =>
        HostedFolder.Host(pack, null, [(Keys, keys), .. more]);

    private static void Alter(ZipArchive zip)
    {
        zip.GetEntry("rules/CHANGELOG.md")!.Delete();
        PackFixture.Add(zip, "rules/CHANGELOG.md", "# Changelog?"u8.ToArray());
    }

    private static async Task<HealthStatus> Health(IHost host) =>
        (
            await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel)
        ).Status;
}
