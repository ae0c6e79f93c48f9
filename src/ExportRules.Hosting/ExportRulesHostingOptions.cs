namespace ExportRules.Hosting;

/// <summary>The rule sets of a host. Set up before the host starts; not to be changed afterwards.</summary>
public sealed class ExportRulesHostingOptions
{
    /// <summary>The name of the rule set behind the unnamed services; may be null where there is only one.</summary>
    public string? Default { get; set; }

    /// <summary>The rule sets by the names under which the keyed services are asked for; none means <c>japan</c>.</summary>
    public IDictionary<string, HostedRuleSetOptions> RuleSets { get; } =
        new Dictionary<string, HostedRuleSetOptions>(StringComparer.Ordinal);
}
