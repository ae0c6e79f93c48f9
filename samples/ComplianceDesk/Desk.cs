using ComplianceDesk.Access;
using ComplianceDesk.Endpoints;
using ComplianceDesk.Records;
using ComplianceDesk.Replaying;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ComplianceDesk;

/// <summary>The whole application, built and not yet started.</summary>
internal static class Desk
{
    /// <param name="args">Settings as of a command line.</param>
    /// <param name="logging">What a caller adds to the logs; null for nothing.</param>
    public static WebApplication Build(string[] args, Action<ILoggingBuilder>? logging = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        var services = builder.Services;
        var settings = new DeskSettings(builder.Configuration.GetSection(DeskOptions.Section));
        services.AddSingleton(settings);
        services.AddOptions<DeskOptions>().Bind(settings.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeskOptions>, DeskOptionsValidation>();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, LoopbackOnly>();
        // One JSON object a line: no text of a caller begins a line of its own.
        builder.Logging.ClearProviders().AddJsonConsole();
        logging?.Invoke(builder.Logging);

        services.AddExportRules(builder.Configuration.GetSection("ExportRules"));
        services.AddHealthChecks().AddExportRules();
        services.AddAccess(settings.Options);
        services.AddRecordStore(settings.Options);
        services.AddSingleton<Questions>();
        services.AddSingleton<PrintedPages>();
        services.AddProblemDetails();
        services.AddOpenApi(DeskDocument.Describe);
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            AddTelemetry(services);
        }

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
        app.MapPage();
        app.MapPrintedPages();
        var api = app.MapGroup("/api").AddEndpointFilter<RefusalFilter>();
        api.MapLaw();
        api.MapEvaluation();
        api.MapDecisions();
        api.MapQuestions();
        api.MapReplay();
        app.Lifetime.ApplicationStarted.Register(() => TellKey(app));
        return app;
    }

    private static void AddTelemetry(IServiceCollection services) =>
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(
                        ExportRules.Hosting.TelemetryNames.Source,
                        "Microsoft.AspNetCore.Hosting"
                    )
                    .AddOtlpExporter()
            )
            .WithTracing(tracing =>
                tracing.AddSource(ExportRules.Hosting.TelemetryNames.Source).AddOtlpExporter()
            );

    /// <summary>The key behind the number sign never leaves the browser, and it is printed nowhere else.</summary>
    private static void TellKey(WebApplication app)
    {
        if (app.Services.GetRequiredService<ApiKeys>().Generated is { } key)
        {
            Console.Out.WriteLine(
                $"No key is configured: this one is for this run only. Open {app.Urls.FirstOrDefault()}/#key={key}"
            );
        }
    }
}
