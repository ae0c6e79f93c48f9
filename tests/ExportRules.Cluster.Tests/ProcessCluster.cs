using System.Globalization;
using ExportRules.Cli.Clustering;
using ExportRules.Tests;
using Microsoft.Extensions.Hosting;

namespace ExportRules.Cluster.Tests;

/// <summary>A Redis that keeps what it is told, and silos: processes of their own, killed with the test.</summary>
/// <param name="folder">Where Redis keeps it.</param>
/// <param name="store">What is in the place of Redis; null for Redis, which then has to be started.</param>
internal sealed class ProcessCluster(string folder, EmbeddedStore? store = null) : IDisposable
{
    private string Password => store?.Password ?? "a password";

    private readonly int port = Ports.Free();
    private readonly List<CliProcess> clients = [];
    private string[] redisOptions = [];
    private string scheme = "redis";
    private CliProcess? redis;

    /// <summary>The silos that have not been killed, by their ports.</summary>
    public SortedDictionary<int, CliProcess> Silos { get; } = [];

    public string Address => store?.Address ?? $"{scheme}://localhost:{port}";

    /// <summary>Starts Redis, with TLS and these certificates alone where there are any.</summary>
    public async Task StartRedisAsync(params string[] tls)
    {
        redisOptions =
            tls.Length == 0
                ? ["--port", Text(port)]
                : ["--port", "0", "--tls-port", Text(port), .. tls];
        scheme = tls.Length == 0 ? "redis" : "rediss";
        await StartRedisAgainAsync();
    }

    /// <summary>As a machine that comes back: with what was on its disk.</summary>
    public async Task StartRedisAgainAsync()
    {
        redis?.Dispose();
        redis = CliProcess.Start(
            ExternalTool.Path("redis-server"),
            [
                "--bind",
                "127.0.0.1",
                .. redisOptions,
                "--requirepass",
                Password,
                "--save",
                "",
                "--appendonly",
                "yes",
                "--dir",
                folder,
            ],
            Password
        );
        await redis.UntilAsync("Ready to accept connections");
    }

    public Task StopRedisAsync() => redis!.StopAsync();

    /// <summary>Starts silos with one place each, all at once.</summary>
    public async Task StartSilosAsync(int count, params string[] options) =>
        await Task.WhenAll(
            Enumerable.Range(0, count).Select(_ => StartSiloAsync(CliProcess.Start, options))
        );

    public async Task<int> StartSiloAsync(
        Func<string, IEnumerable<string>, CliProcess> start,
        params string[] options
    )
    {
        var own = Ports.Free();
        var silo = start(
            Password,
            [
                "silo",
                "--cluster",
                Address,
                "--silo-port",
                Text(own),
                "--gateway-port",
                Text(Ports.Free()),
                "--partitions",
                "1",
                .. options,
            ]
        );
        lock (Silos)
        {
            Silos.Add(own, silo);
        }
        await silo.UntilAsync("is ready");
        return own;
    }

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill(int silo)
    {
        Silos.Remove(silo, out var process);
        process!.Dispose();
    }

    /// <summary>As <c>kill</c>: the silo leaves the cluster.</summary>
    public Task StopAsync(int silo)
    {
        Silos.Remove(silo, out var process);
        return process!.StopAsync();
    }

    /// <summary><c>exportrules replay</c> on this cluster.</summary>
    public CliProcess Replay(params string[] options)
    {
        var client = CliProcess.Start(
            Password,
            ["replay", "--cluster", Address, "--partition-size", "1", .. options]
        );
        clients.Add(client);
        return client;
    }

    /// <summary>A client of the cluster in this process.</summary>
    public Task<IHost> ConnectAsync() =>
        ClusterHost.StartClientAsync(new(Address, Password), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        foreach (var process in clients.Concat(Silos.Values))
        {
            process.Dispose();
        }
        redis?.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
