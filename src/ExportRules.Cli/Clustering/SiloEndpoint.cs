using System.Globalization;
using System.Net;
using System.Text;
using ExportRules.Replay.Orleans.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ExportRules.Cli.Clustering;

/// <summary><c>/health</c> and <c>/metrics</c> (in the text form of Prometheus) of a silo.</summary>
internal sealed class SiloEndpoint : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly IHost host;
    private readonly Task serving;

    private SiloEndpoint(IPAddress address, int port, IHost host)
    {
        this.host = host;
        listener.Prefixes.Add(
            string.Create(CultureInfo.InvariantCulture, $"http://{address}:{port}/")
        );
        listener.Start();
        serving = ServeAsync();
    }

    public static SiloEndpoint Start(IPAddress address, int port, IHost host) =>
        new(address, port, host);

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var (code, text) = Answer(context.Request.Url?.AbsolutePath);
            context.Response.StatusCode = code;
            context.Response.ContentType = "text/plain; charset=utf-8";
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: false);
        }
    }

    private (int Code, string Text) Answer(string? path)
    {
        var life = host.Services.GetRequiredService<IHostApplicationLifetime>();
        var isReady =
            life.ApplicationStarted.IsCancellationRequested
            && !life.ApplicationStopping.IsCancellationRequested;
        var work = host.Services.GetRequiredService<PartitionRunner>();
        return path switch
        {
            "/health" => isReady ? (200, "healthy\n") : (503, "not ready\n"),
            "/metrics" => (
                200,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    # TYPE exportrules_partitions_running gauge
                    exportrules_partitions_running {work.Running}
                    # TYPE exportrules_partitions_completed_total counter
                    exportrules_partitions_completed_total {work.Completed}
                    # TYPE exportrules_partitions_failed_total counter
                    exportrules_partitions_failed_total {work.Failed}
                    # TYPE exportrules_rows_total counter
                    exportrules_rows_total {work.Rows}

                    """
                )
            ),
            _ => (404, "/health and /metrics\n"),
        };
    }
}
