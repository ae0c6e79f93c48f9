using System.Diagnostics;

namespace ExportRules.Benchmarks.Load;

/// <summary>ComplianceDesk in a process of its own, on a free port. It dies at once, as by <c>kill -9</c>.</summary>
internal sealed class DeskProcess : IDisposable
{
    private const string Key = "the-key-of-the-load-test-that-is-long-enough";
    private const string Listening = "Now listening on: ";

    private readonly Process process;

    private DeskProcess(string records)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "ComplianceDesk.dll"),
                "--urls=http://127.0.0.1:0",
                $"--Desk:ApiKeys:load={Key}",
                $"--Desk:Connection=Data Source={records}",
                "--Desk:Limits:RequestsPerSecond=1000000",
            },
        };
        process = Process.Start(start)!;
    }

    public HttpClient Http { get; } =
        new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
        {
            DefaultRequestHeaders = { { "X-Api-Key", Key } },
        };

    /// <param name="records">The file of its records.</param>
    public static async Task<DeskProcess> StartAsync(string records)
    {
        var desk = new DeskProcess(records);
        while (await desk.process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0)
            {
                var address = line[(at + Listening.Length)..];
                desk.Http.BaseAddress = new(
                    address[..address.IndexOf('"', StringComparison.Ordinal)]
                );
                _ = desk.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return desk;
            }
        }
        throw new InvalidOperationException("ComplianceDesk did not start");
    }

    /// <summary>The memory of the process that is in use, in bytes.</summary>
    public long Memory()
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    /// <summary>The time of all cores that the process has used.</summary>
    public TimeSpan ProcessorTime()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        Http.Dispose();
        process.Dispose();
    }
}
