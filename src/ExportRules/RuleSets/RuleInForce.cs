namespace ExportRules.RuleSets;

/// <summary>A rule with the version of it that is in force.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Version">Its version.</param>
public sealed record RuleInForce(Rule Rule, RuleVersion Version)
{
    /// <summary>The rule's id.</summary>
    public string Id => Rule.Id;
}
