using System.Globalization;
using ExportRules.RuleSets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ExportRules.Hosting;

/// <summary>Reads the options from a configuration section; what cannot be read is a failure of the start, never ignored.</summary>
internal sealed class SectionOptions(IConfiguration section)
    : IConfigureOptions<ExportRulesHostingOptions>,
        IValidateOptions<ExportRulesHostingOptions>
{
    private static readonly string[] Options = ["Default", "RuleSets"];

    private static readonly string[] RuleSetOptions =
    [
        "RuleSet",
        "TrustedKeys",
        "PollInterval",
        "RunCases",
        "RequireLock",
        "KnownToday",
    ];

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
        if (section is IConfigurationSection whole)
        {
            RefuseText(whole, "Default and RuleSets", failures);
        }
        foreach (var child in section.GetChildren())
        {
            switch (child.Key.ToUpperInvariant())
            {
                case "DEFAULT":
                    options.Default = ReadText(child, failures);
                    break;
                case "RULESETS":
                    ReadRuleSets(child, options, failures);
                    break;
                default:
                    failures.Add(NoOption(child, Options));
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
        RefuseText(ruleSets, "a name for each rule set", failures);
        foreach (var child in ruleSets.GetChildren())
        {
            RefuseText(child, "RuleSet and the other options of a rule set", failures);
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
                one.RuleSet = ReadText(value, failures);
                break;
            case "TRUSTEDKEYS":
                // One file, or a list of them.
                foreach (var key in value.Value is null ? value.GetChildren() : [value])
                {
                    one.TrustedKeys.Add(ReadText(key, failures) ?? "");
                }
                break;
            case "POLLINTERVAL":
                if (TimeSpan.TryParse(value.Value, CultureInfo.InvariantCulture, out var interval))
                {
                    one.PollInterval = interval;
                }
                else
                {
                    failures.Add(
                        $"{value.Path} is {Shown(value)}, which is no time span such as 00:00:30"
                    );
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
                failures.Add(NoOption(value, RuleSetOptions));
                break;
        }
    }

    private static bool ReadSwitch(IConfigurationSection value, List<string> failures)
    {
        if (!bool.TryParse(value.Value, out var on))
        {
            failures.Add($"{value.Path} is {Shown(value)}, which is neither true nor false");
        }
        return on;
    }

    private static string? ReadText(IConfigurationSection value, List<string> failures)
    {
        if (value.GetChildren().FirstOrDefault() is { } below)
        {
            failures.Add($"{value.Path} is one text, and has {below.Path} below it");
        }
        return value.Value;
    }

    /// <summary>A text where options belong would otherwise be passed over.</summary>
    private static void RefuseText(
        IConfigurationSection value,
        string belongs,
        List<string> failures
    )
    {
        if (value.Value is { Length: > 0 })
        {
            failures.Add($"{value.Path} is {Shown(value)}; below it belong {belongs}");
        }
    }

    private static string NoOption(IConfigurationSection value, IEnumerable<string> known) =>
        $"{value.Path} is no option; {Suggestions.For(value.Key, known)}";

    private static string Shown(IConfigurationSection value) =>
        value.Value is { } text ? $"`{text}`" : "not one text";
}
