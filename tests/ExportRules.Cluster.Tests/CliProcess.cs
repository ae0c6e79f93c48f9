using System.Diagnostics;
using System.Text;
using ExportRules.Cli.Clustering;

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
    public static CliProcess Start(string redisPassword, params IEnumerable<string> args) =>
        Start(
            "dotnet",
            args.Prepend(Path.Combine(AppContext.BaseDirectory, "ExportRules.Cli.dll")),
            redisPassword
        );

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

    /// <summary>As <c>kill -9</c>.</summary>
    public void Kill() => process.Kill();

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
