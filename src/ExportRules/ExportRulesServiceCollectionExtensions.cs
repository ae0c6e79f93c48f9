using ExportRules;
using ExportRules.RuleSets;
using ExportRules.Yaml;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers ExportRules.</summary>
public static class ExportRulesServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="RuleSet"/>, <see cref="IExportRulesEngine"/> and <see cref="ExportRulesEngine"/> as
    /// singletons; without <paramref name="configure"/> they decide under the built-in rule set <c>japan</c>.
    /// </summary>
    /// <remarks>
    /// The rule set is loaded and validated when the host starts; a rule set that cannot be used stops the start with
    /// an <see cref="OptionsValidationException"/> that holds every error. Without a host the same happens when the
    /// first of the services is asked for.
    /// </remarks>
    /// <param name="services">The services.</param>
    /// <param name="configure">Chooses another rule set; null for the default and what the configuration binds.</param>
    public static IServiceCollection AddExportRules(
        this IServiceCollection services,
        Action<ExportRulesOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<ExportRulesOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }
        services.TryAddSingleton<RuleSetSource>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<ExportRulesOptions>, RuleSetValidation>()
        );
        services.TryAddSingleton(provider =>
            provider
                .GetRequiredService<RuleSetSource>()
                .Load(provider.GetRequiredService<IOptions<ExportRulesOptions>>().Value.RuleSet)
                .OrThrow()
        );
        services.TryAddSingleton<ExportRulesEngine>();
        services.TryAddSingleton<IExportRulesEngine>(provider =>
            provider.GetRequiredService<ExportRulesEngine>()
        );
        return services;
    }

    private sealed class RuleSetValidation(RuleSetSource source)
        : IValidateOptions<ExportRulesOptions>
    {
        public ValidateOptionsResult Validate(string? name, ExportRulesOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.RuleSet))
            {
                return ValidateOptionsResult.Fail(
                    "RuleSet is empty; give the name of a built-in rule set, or a folder or file"
                );
            }
            var errors = source
                .Load(options.RuleSet)
                .Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error)
                .Select(diagnostic => diagnostic.ToString())
                .ToList();
            return errors.Count > 0
                ? ValidateOptionsResult.Fail(errors)
                : ValidateOptionsResult.Success;
        }
    }

    /// <summary>Loads once what is validated at the start and used afterwards, so that both are the same law.</summary>
    private sealed class RuleSetSource
    {
        private readonly Lock loading = new();
        private (string RuleSet, RuleSetLoadResult Result)? loaded;

        public RuleSetLoadResult Load(string ruleSet)
        {
            lock (loading)
            {
                if (loaded is not { } last || last.RuleSet != ruleSet)
                {
                    loaded = last = (ruleSet, Read(ruleSet));
                }
                return last.Result;
            }
        }

        private static RuleSetLoadResult Read(string ruleSet)
        {
            if (BuiltInRuleSets.Find(ruleSet) is { } builtIn)
            {
                return new(builtIn, builtIn.Warnings);
            }
            return Directory.Exists(ruleSet) || File.Exists(ruleSet)
                ? RuleSetLoader.Load(ruleSet)
                : new(null, [BuiltInRuleSets.NotFound(ruleSet)]);
        }
    }
}
