using Microsoft.Extensions.Options;

namespace ExportRules.Hosting;

/// <summary>Everything that is wrong with the options and with the rule sets that they name, at once.</summary>
internal sealed class OptionsValidation(FirstCandidates first)
    : IValidateOptions<ExportRulesHostingOptions>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, ExportRulesHostingOptions options)
    {
        var ruleSets = NamedOptions.Of(options);
        var failures = DefaultProblems(options.Default, ruleSets)
            .Concat(ruleSets.SelectMany(one => Problems(one.Key, one.Value)))
            .ToList();
        return failures.Count > 0
            ? ValidateOptionsResult.Fail(failures)
            : ValidateOptionsResult.Success;
    }

    private static IEnumerable<string> DefaultProblems(
        string? name,
        IReadOnlyDictionary<string, HostedRuleSetOptions> ruleSets
    )
    {
        var names = string.Join(", ", ruleSets.Keys.Order(StringComparer.Ordinal));
        if (name is null && ruleSets.Count > 1)
        {
            yield return $"Default is not given; it is one of {names}";
        }
        if (name is not null && !ruleSets.ContainsKey(name))
        {
            yield return $"Default is `{name}`, and there are only {names}";
        }
    }

    private IEnumerable<string> Problems(string name, HostedRuleSetOptions options)
    {
        if (options.PollInterval < TimeSpan.Zero || options.PollInterval > Longest)
        {
            yield return $"{name}: PollInterval is {options.PollInterval}, and must be from 0 to one day";
        }
        if (options.RuleSet is not null && string.IsNullOrWhiteSpace(options.RuleSet))
        {
            yield return $"{name}: RuleSet is empty; give the name of a built-in rule set, or a folder, file or pack";
            yield break;
        }
        var candidate = first.Load(name, options);
        foreach (var problem in RefusalText.Problems(candidate))
        {
            yield return $"{name}: {problem}";
        }
        foreach (var failed in RefusalText.Cases(candidate))
        {
            yield return $"{name}: a case does not hold: {failed}";
        }
    }
}
