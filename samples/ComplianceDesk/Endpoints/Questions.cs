using ExportRules.Analysis;
using ExportRules.RuleSets;

namespace ComplianceDesk.Endpoints;

/// <summary>What answers questions about open and unwelcome decisions, made once for the law in use.</summary>
internal sealed class Questions
{
    private volatile Prepared? prepared;

    public Requirements Requirements(RuleSet ruleSet) => For(ruleSet).Requirements;

    public WhyNot WhyNot(RuleSet ruleSet) => For(ruleSet).WhyNot;

    private Prepared For(RuleSet ruleSet) =>
        prepared is { } ready && ready.RuleSet == ruleSet
            ? ready
            : prepared = new(ruleSet, new(ruleSet), new(ruleSet));

    private sealed record Prepared(RuleSet RuleSet, Requirements Requirements, WhyNot WhyNot);
}
