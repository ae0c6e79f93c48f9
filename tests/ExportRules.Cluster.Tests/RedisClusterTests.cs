using ExportRules.Replay;
using ExportRules.Replay.Generating;
using ExportRules.Tests.Replay;

namespace ExportRules.Cluster.Tests;

/// <summary>The programs as an operator starts them: TLS and a password on every connection.</summary>
public sealed class RedisClusterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Replay_WithTls_IsThatOfOneMachineAndKeepsStrangersOut()
    {
        var plain = await InputAsync();
        var certificates = new TestCertificates(folder);
        var tls = certificates.Write("ours");
        var theirs = certificates.Write("theirs");
        using var cluster = new ProcessCluster(folder.Root);
        await cluster.StartRedisAsync(
            "--tls-cert-file",
            folder["ours.pem"],
            "--tls-key-file",
            folder["ours.key.pem"],
            "--tls-ca-cert-file",
            folder["ours-ca.pem"],
            "--tls-auth-clients",
            "no"
        );
        await cluster.StartSilosAsync(2, tls);
        // It trusts the authority of the cluster, and has a certificate of its own making.
        var stranger = cluster.Replay([
            folder["in.csv"],
            "-o",
            folder["theirs.csv"],
            "--tls-ca",
            tls[1],
            .. theirs[2..],
        ]);

        var member = cluster.Replay([folder["in.csv"], "-o", folder["out.csv"], .. tls]);
        var code = await member.EndAsync();

        code.Should().Be(1, "one row is an error");
        member.Said.Should().Contain(plain.Digest).And.Contain("30,001 read.");
        (await File.ReadAllBytesAsync(folder["out.csv"], Token))
            .Should()
            .Equal(await File.ReadAllBytesAsync(folder["plain.csv"], Token));
        stranger.Said.Should().NotContain("run ");
        File.Exists(folder["theirs.csv"]).Should().BeFalse();
    }

    private async Task<ReplaySummary> InputAsync()
    {
        await using (var file = File.Create(folder["in.csv"]))
        {
            await new SyntheticTransactions(30_000, 5).WriteAsync(file, Token);
            await file.WriteAsync("X,2019-07-05,Koera\n"u8.ToArray(), Token);
        }
        return await new Replayer(new ExportRulesEngine(BuiltInRuleSets.Japan)).RunAsync(
            new(folder["in.csv"], default, null),
            folder["plain.csv"],
            Token
        );
    }
}
