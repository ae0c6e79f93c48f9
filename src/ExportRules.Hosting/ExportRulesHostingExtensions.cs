using ExportRules;
using ExportRules.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ExportRules in a host, with rule sets by name and guarded reload.</summary>
public static class ExportRulesHostingExtensions
{
    /// <summary>
    /// Registers an <see cref="IExportRulesEngine"/> and an <see cref="IRuleSetReloader"/> for each rule set, keyed by
    /// its name, and unnamed for the default one.
    /// </summary>
    /// <remarks>
    /// The options and every rule set are validated when the host starts, the lock and the rule set's own cases with
    /// them; the start fails with an <see cref="OptionsValidationException"/> that holds every failure. Without a host
    /// the same happens when the first of the services is asked for, and nothing is polled. The services are singletons
    /// and safe to call from several threads.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="section">The section that holds <c>Default</c> and <c>RuleSets</c>.</param>
    /// <param name="configure">What the code sets after the section was read; null for nothing.</param>
    public static IServiceCollection AddExportRules(
        this IServiceCollection services,
        IConfiguration section,
        Action<ExportRulesHostingOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var options = services.AddOptions<ExportRulesHostingOptions>().ValidateOnStart();
        var read = new SectionOptions(section);
        services.AddSingleton<IConfigureOptions<ExportRulesHostingOptions>>(read);
        services.AddSingleton<IValidateOptions<ExportRulesHostingOptions>>(read);
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<
                IValidateOptions<ExportRulesHostingOptions>,
                OptionsValidation
            >()
        );
        if (services.All(service => service.ServiceType != typeof(HostedRuleSets)))
        {
            AddServices(services);
        }
        return services;
    }

    /// <summary>Adds a health check that is degraded while a newer law is refused and an older one decides.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="tags">The check's tags; null for none.</param>
    public static IHealthChecksBuilder AddExportRules(
        this IHealthChecksBuilder builder,
        string name = "exportrules",
        IEnumerable<string>? tags = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(
            new HealthCheckRegistration(
                name,
                provider => new RuleSetHealthCheck(provider.GetRequiredService<HostedRuleSets>()),
                failureStatus: null,
                tags
            )
        );
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FirstCandidates>();
        services.AddSingleton<Telemetry>();
        services.AddSingleton<HostedRuleSets>();
        services.AddSingleton<IExportRulesEngine>(provider =>
            provider.GetRequiredService<HostedRuleSets>().Default
        );
        services.AddSingleton<IRuleSetReloader>(provider =>
            provider.GetRequiredService<HostedRuleSets>().Default
        );
        services.AddKeyedSingleton<IExportRulesEngine>(
            KeyedService.AnyKey,
            (provider, key) => provider.GetRequiredService<HostedRuleSets>().Get(key)
        );
        services.AddKeyedSingleton<IRuleSetReloader>(
            KeyedService.AnyKey,
            (provider, key) => provider.GetRequiredService<HostedRuleSets>().Get(key)
        );
        services.AddHostedService(provider => new RuleSetPolling(
            provider.GetRequiredService<HostedRuleSets>,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        ));
    }
}
