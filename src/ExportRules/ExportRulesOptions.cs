using ExportRules.RuleSets;

namespace ExportRules;

/// <summary>What <c>AddExportRules</c> needs to know.</summary>
public sealed class ExportRulesOptions
{
    /// <summary>
    /// The law that decides: the name of a built-in rule set (<see cref="BuiltInRuleSets.Names"/>), or the path of a
    /// rule set's folder or single file. Default: <c>japan</c>.
    /// </summary>
    /// <remarks>
    /// A built-in name goes before a folder of that name; write <c>./japan</c> for the folder. Read when the host
    /// starts; a later change of the configuration is not followed, so that one process decides under one law.
    /// </remarks>
    public string RuleSet { get; set; } = "japan";
}
