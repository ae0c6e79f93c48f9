using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Formatting;

/// <summary>The law as a lawyer reads and signs it: a whole policy version, one rule through time, or one act.</summary>
public static class PolicyMarkdown
{
    /// <summary>The whole policy version, by stage; lines end with a line feed.</summary>
    public static string Write(PolicyVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var text = new StringBuilder();
        new PolicyMarkdownLayout(text, version.RuleSet).Write(version);
        return text.ToString();
    }

    /// <summary>One rule with the given versions of it, oldest first.</summary>
    public static string Write(RuleSet ruleSet, Rule rule, IEnumerable<RuleVersion> versions)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(versions);
        var text = new StringBuilder();
        var layout = new RuleMarkdownLayout(text, ruleSet);
        layout.WriteTitle(rule, 1);
        foreach (var version in versions)
        {
            layout.WriteDated(rule, version);
        }
        return text.ToString();
    }

    /// <summary>One act and everything in the rule set that it changed.</summary>
    public static string Write(RuleSet ruleSet, Act act)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(act);
        var text = new StringBuilder();
        new ActMarkdownLayout(text, ruleSet).Write(act);
        return text.ToString();
    }
}
