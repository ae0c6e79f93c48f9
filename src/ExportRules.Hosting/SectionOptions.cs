using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ExportRules.Hosting;

/// <summary>Reads the options from a configuration section; what cannot be read is a failure of the start, never ignored.</summary>
internal sealed class SectionOptions(IConfiguration section)
    : IConfigureOptions<ExportRulesHostingOptions>,
        IValidateOptions<ExportRulesHostingOptions>
{
    public void Configure(ExportRulesHostingOptions options) => Read(options, []);

    public ValidateOptionsResult Validate(string? name, ExportRulesHostingOptions options)
    {
        var failures = new List<string>();
        Read(new(), failures);
        return failures.Count > 0
            ? ValidateOptionsResult.Fail(failures)
            : ValidateOptionsResult.Success;
    }

    private void Read(ExportRulesHostingOptions options, List<string> failures)
    {
        foreach (var child in section.GetChildren())
        {
            switch (child.Key.ToUpperInvariant())
            {
                case "DEFAULT":
                    options.Default = child.Value;
                    break;
                case "RULESETS":
                    ReadRuleSets(child, options, failures);
                    break;
                default:
                    failures.Add($"{child.Path} is no option; there are Default and RuleSets");
                    break;
            }
        }
    }

    private static void ReadRuleSets(
        IConfigurationSection ruleSets,
        ExportRulesHostingOptions options,
        List<string> failures
    )
    {
        foreach (var child in ruleSets.GetChildren())
        {
            if (!options.RuleSets.TryGetValue(child.Key, out var one))
            {
                options.RuleSets[child.Key] = one = new();
            }
            foreach (var value in child.GetChildren())
            {
                Read(value, one, failures);
            }
        }
    }

    private static void Read(
        IConfigurationSection value,
        HostedRuleSetOptions one,
        List<string> failures
    )
    {
        switch (value.Key.ToUpperInvariant())
        {
            case "RULESET":
                one.RuleSet = value.Value;
                break;
            case "TRUSTEDKEYS":
                // One file, or a list of them.
                foreach (var key in value.Value is null ? value.GetChildren() : [value])
                {
                    one.TrustedKeys.Add(key.Value ?? "");
                }
                break;
            case "POLLINTERVAL":
                if (TimeSpan.TryParse(value.Value, CultureInfo.InvariantCulture, out var interval))
                {
                    one.PollInterval = interval;
                }
                else
                {
                    failures.Add($"{value.Path} is no time span such as 00:00:30");
                }
                break;
            case "RUNCASES":
                one.RunCases = ReadSwitch(value, failures);
                break;
            case "REQUIRELOCK":
                one.RequireLock = ReadSwitch(value, failures);
                break;
            case "KNOWNTODAY":
                one.KnownToday = ReadSwitch(value, failures);
                break;
            default:
                failures.Add(
                    $"{value.Path} is no option; there are RuleSet, TrustedKeys, PollInterval, RunCases, RequireLock and KnownToday"
                );
                break;
        }
    }

    private static bool ReadSwitch(IConfigurationSection value, List<string> failures)
    {
        if (!bool.TryParse(value.Value, out var on))
        {
            failures.Add($"{value.Path} is neither true nor false");
        }
        return on;
    }
}
