using System.Text;
using ErpIntegration;
using ExportRules.Records;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

// dotnet run --project samples/ErpIntegration -- [SHIPMENTS.json [JOURNAL]]
Console.OutputEncoding = new UTF8Encoding(false);
var shipments =
    args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "shipments.json");
var journal = args.Length > 1 ? args[1] : Path.Combine(Path.GetTempPath(), "erp-decisions.jsonl");

var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "erp.json"));
builder.Configuration.AddEnvironmentVariables();

// Logs go to standard error, so that the table can be piped.
builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddExportRules(builder.Configuration.GetSection("ExportRules"));

// A journal that cannot be written is told now, and not when the first shipment waits.
var records = new DecisionJournal(journal);
await records.CreateAsync();
builder.Services.AddSingleton<IDecisionRecordStore>(records);
builder.Services.AddSingleton<ShipmentDesk>();
if (builder.Configuration.GetValue("Erp:Telemetry", true))
{
    builder
        .Services.AddOpenTelemetry()
        .WithTracing(tracing =>
            tracing.AddSource(ExportRules.Hosting.TelemetryNames.Source).AddConsoleExporter()
        )
        .WithMetrics(metrics =>
            metrics.AddMeter(ExportRules.Hosting.TelemetryNames.Source).AddConsoleExporter()
        );
}

// Telemetry goes to the console too; the table follows when the host is gone.
using var table = new StringWriter();
using (var host = builder.Build())
{
    await host.StartAsync();
    var desk = host.Services.GetRequiredService<ShipmentDesk>();
    await desk.DecideAllAsync(File.ReadAllBytes(shipments), table);
    await host.StopAsync();
}
Console.Out.Write(table);
