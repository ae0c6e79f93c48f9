using System.Diagnostics;
using System.Runtime.InteropServices;
using Npgsql;

namespace ExportRules.Tests.Records;

/// <summary>A real PostgreSQL server in a folder of its own, reached by a Unix socket; it can be crashed and started again.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    // The server refuses to run as root.
    private const string Unprivileged = "nobody";

    private readonly string folder = Path.Combine("/tmp", $"er-pg-{Guid.NewGuid():N}"[..18]);
    private Process? server;
    private NpgsqlDataSource? dataSource;

    /// <summary>The server's database; a machine without the server skips the test.</summary>
    internal NpgsqlDataSource DataSource =>
        dataSource ?? throw new InvalidOperationException(SkipReason);

    private static string SkipReason => "the server was not started";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the server once; without its programs the test is skipped.</summary>
    internal async Task StartOnceAsync()
    {
        if (dataSource is not null)
        {
            return;
        }
        ExternalTool.Path("postgres");
        Directory.CreateDirectory(folder);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", Unprivileged, folder);
        }
        await RunAsync([
            .. AsUnprivileged,
            ExternalTool.Path("initdb"),
            "-D",
            Data,
            "--no-sync",
            "-A",
            "trust",
            "-U",
            "test",
        ]);
        dataSource = NpgsqlDataSource.Create(
            $"Host={folder};Username=test;Database=postgres;Maximum Pool Size=20"
        );
        await StartAsync();
    }

    internal async Task StartAsync()
    {
        var postgres = Path.Combine(
            Path.GetDirectoryName(ExternalTool.Path("initdb"))!,
            "postgres"
        );
        server = Start([
            .. AsUnprivileged,
            postgres,
            "-D",
            Data,
            "-c",
            "listen_addresses=",
            "-c",
            $"unix_socket_directories={folder}",
        ]);
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                await using var connection = await dataSource!.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }
        throw new TimeoutException("the server does not answer");
    }

    /// <summary>Ends the server at once, as a crash does: what it had not written to its log is gone.</summary>
    internal async Task CrashAsync()
    {
        const int Quit = 3;
        _ = Kill(server!.Id, Quit);
        await server.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (dataSource is not null)
        {
            await dataSource.DisposeAsync();
        }
        if (server is { HasExited: false })
        {
            await CrashAsync();
        }
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Data => Path.Combine(folder, "data");

    private static string[] AsUnprivileged =>
        Environment.UserName == "root"
            ? ["setpriv", $"--reuid={Unprivileged}", "--regid=nogroup", "--clear-groups"]
            : [];

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, string.Join(' ', command));
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command[1..])
        {
            start.ArgumentList.Add(argument);
        }
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
