using System.Globalization;
using System.Security.Cryptography;
using ExportRules.Replay.Orleans;
using Garnet;

namespace ExportRules.Cli.Clustering;

/// <summary>
/// What is known of runs, in a folder, for a cluster in this process: a Garnet server that nobody else can reach. What it has
/// acknowledged is there after this process was killed.
/// </summary>
internal sealed class EmbeddedStore : IDisposable
{
    private readonly FileStream only;
    private readonly GarnetServer server;

    private EmbeddedStore(FileStream only, GarnetServer server, string address, string password)
    {
        this.only = only;
        this.server = server;
        Address = address;
        Password = password;
    }

    /// <summary>The address, as <see cref="ReplayClusterAddress"/> reads it.</summary>
    public string Address { get; }

    /// <summary>Made for this process.</summary>
    public string Password { get; }

    /// <exception cref="WrongUseException">The folder cannot be used, or another process uses it.</exception>
    public static EmbeddedStore Open(string folder)
    {
        var only = Lock(folder);
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var port = Ports.Free();
        var server = new GarnetServer([
            "--bind",
            "127.0.0.1",
            "--port",
            Text(port),
            "--auth",
            "Password",
            "--password",
            password,
            // The storage of grains compares and writes in one step, by a script.
            "--lua",
            // Each write is in the log before it is acknowledged.
            "--aof",
            "--aof-commit-wait",
            "--recover",
            "--checkpointdir",
            folder,
            // Its native one needs a library that not every system has.
            "--device-type",
            "RandomAccess",
            "--index",
            "1m",
            "--memory",
            "256m",
            "--page",
            "32m",
            "--aof-memory",
            "128m",
            "--aof-page-size",
            "64m",
            // Beyond this the log is replaced by a snapshot.
            "--aof-size-limit",
            "256m",
            "--aof-segment-size",
            "128m",
            "-q",
        ]);
        server.Start();
        return new(only, server, $"redis://127.0.0.1:{Text(port)}", password);
    }

    public void Dispose()
    {
        server.Dispose();
        only.Dispose();
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new(
                Path.Combine(folder, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException(
                $"`{folder}` cannot keep what is known of runs: {error.Message}"
            );
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
