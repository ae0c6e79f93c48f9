using System.Globalization;
using ExportRules.Cli.Clustering;
using ExportRules.Replay;
using ExportRules.Replay.Generating;
using ExportRules.Tests;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>Processes of their own, with a real Redis: TLS and a password on every connection.</summary>
public sealed class RedisClusterTests : IDisposable
{
    private const string Password = "a password";

    private readonly TemporaryFolder folder = new();
    private readonly List<CliProcess> processes = [];
    private readonly int port = Ports.Free();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        processes.ForEach(process => process.Dispose());
        folder.Dispose();
    }

    [Fact]
    public async Task Replay_SiloKilledThenAllStoppedThenBegunAgain_IsTheReplayOfOneMachine()
    {
        var plain = await InputAsync(300_000);
        var tls = new TestCertificates(folder).Write("ours");
        await RedisAsync("ours");
        var first = await SiloAsync(tls);
        var second = await SiloAsync(tls);
        var third = await SiloAsync(tls);

        var client = Client(tls);
        await client.UntilAsync("run ");
        await UntilPartsAsync(3);
        first.Kill();
        await UntilPartsAsync(8);
        client.Kill();
        second.Kill();
        third.Kill();
        var left = Directory.GetFiles(folder["out.csv.parts"], "??????.part").Length;
        await SiloAsync(tls);
        await SiloAsync(tls);
        var again = Client(tls);
        var code = await again.EndAsync();

        left.Should().BeGreaterThanOrEqualTo(8);
        again.Said.Should().Contain(plain.Digest);
        again.Said.Should().Contain("300,001 read.");
        code.Should().Be(1, "one row is an error");
        File.Exists(folder["out.csv"]).Should().BeTrue();
        (await File.ReadAllBytesAsync(folder["out.csv"], Token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(folder["plain.csv"], Token));
    }

    [Fact]
    public async Task Client_WithACertificateOfAnotherAuthority_IsKeptOut()
    {
        await InputAsync(10_000);
        var certificates = new TestCertificates(folder);
        var tls = certificates.Write("ours");
        var theirs = certificates.Write("theirs");
        await RedisAsync("ours");
        await SiloAsync(tls);

        // It trusts the authority of the cluster, and has a certificate of its own making.
        var stranger = Client(["--tls-ca", tls[1], .. theirs[2..]]);
        await Task.Delay(TimeSpan.FromSeconds(6), Token);
        var member = Client(tls);
        var code = await member.EndAsync();

        stranger.Said.Should().NotContain("run ");
        code.Should().Be(1, "one row is an error");
        member.Said.Should().Contain("10,001 read.");
    }

    private async Task<ReplaySummary> InputAsync(long rows)
    {
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(rows, 5).WriteAsync(file, Token);
            await file.WriteAsync("X,2019-07-05,Koera\n"u8.ToArray(), Token);
        }
        return await new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan)).RunAsync(
            new(folder["in.csv"], default, null),
            folder["plain.csv"],
            Token
        );
    }

    private async Task RedisAsync(string certificate)
    {
        var redis = CliProcess.Start(
            ExternalTool.Path("redis-server"),
            [
                "--bind",
                "127.0.0.1",
                "--port",
                "0",
                "--tls-port",
                Text(port),
                "--tls-cert-file",
                folder[$"{certificate}.pem"],
                "--tls-key-file",
                folder[$"{certificate}.key.pem"],
                "--tls-ca-cert-file",
                folder[$"{certificate}-ca.pem"],
                "--tls-auth-clients",
                "no",
                "--requirepass",
                Password,
                "--save",
                "",
                "--dir",
                folder.Root,
            ],
            Password
        );
        processes.Add(redis);
        await redis.UntilAsync("Ready to accept connections");
    }

    private async Task<CliProcess> SiloAsync(string[] tls)
    {
        var silo = CliProcess.Start(
            Password,
            [
                "silo",
                "--cluster",
                $"rediss://localhost:{port}",
                "--silo-port",
                Text(Ports.Free()),
                "--gateway-port",
                Text(Ports.Free()),
                "--partitions",
                "1",
                .. tls,
            ]
        );
        processes.Add(silo);
        await silo.UntilAsync("is ready");
        return silo;
    }

    private CliProcess Client(string[] tls)
    {
        var client = CliProcess.Start(
            Password,
            [
                "replay",
                folder["in.csv"],
                "-o",
                folder["out.csv"],
                "--cluster",
                $"rediss://localhost:{port}",
                "--partition-size",
                "1",
                .. tls,
            ]
        );
        processes.Add(client);
        return client;
    }

    private async Task UntilPartsAsync(int count)
    {
        while (
            !Directory.Exists(folder["out.csv.parts"])
            || Directory.GetFiles(folder["out.csv.parts"], "??????.part").Length < count
        )
        {
            await Task.Delay(20, Token);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
