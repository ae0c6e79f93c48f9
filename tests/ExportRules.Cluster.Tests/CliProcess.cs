using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExportRules.Cli.Clustering;
using ExportRules.Tests;

namespace ExportRules.Cluster.Tests;

/// <summary>A program of its own, whose words are kept; killed with the test.</summary>
internal sealed class CliProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder said = new();

    private CliProcess(Process process) => this.process = process;

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary><c>exportrules</c> with these arguments.</summary>
    public static CliProcess Start(string redisPassword, IEnumerable<string> args) =>
        Start("dotnet", args.Prepend(Cli), redisPassword);

    /// <summary>The same with a small file system of its own, which only it sees, over a folder.</summary>
    public static CliProcess StartOverFullDisk(
        string folder,
        string redisPassword,
        IEnumerable<string> args
    ) =>
        Start(
            ExternalTool.Path("unshare"),
            [
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=64k none \"$0\" && exec dotnet \"$@\"",
                folder,
                Cli,
                .. args,
            ],
            redisPassword
        );

    /// <summary>Skips the test where no file system of its own can be given to a process.</summary>
    public static void RequireMount()
    {
        using var probe = Process.Start(
            ExternalTool.Path("unshare"),
            ["--mount", "mount", "-t", "tmpfs", "none", Path.GetTempPath()]
        );
        probe.WaitForExit();
        Assert.SkipUnless(probe.ExitCode == 0, "needs the right to mount a file system");
    }

    private static string Cli => Path.Combine(AppContext.BaseDirectory, "ExportRules.Cli.dll");

    public static CliProcess Start(string file, IEnumerable<string> args, string redisPassword)
    {
        var start = new ProcessStartInfo(file, args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ClusterOptions.PasswordVariable] = redisPassword;
        var one = new CliProcess(new() { StartInfo = start });
        one.process.OutputDataReceived += (_, data) => one.Keep(data.Data);
        one.process.ErrorDataReceived += (_, data) => one.Keep(data.Data);
        one.process.Start();
        one.process.BeginOutputReadLine();
        one.process.BeginErrorReadLine();
        return one;
    }

    public async Task UntilAsync(string word)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!Said.Contains(word))
        {
            if (process.HasExited || TimeProvider.System.GetElapsedTime(begin) > Patience)
            {
                Assert.Fail($"`{word}` was not said, but:\n{Said}");
            }
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>As <c>kill</c>: it may do what it has to before it ends.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", Text(process.Id));
        await EndAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
        process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
