namespace ExportRules.Hosting;

internal static class NamedOptions
{
    private const string WithoutAny = "japan";

    /// <summary>The options by name; with none given, those of the built-in law of Japan.</summary>
    public static IReadOnlyDictionary<string, HostedRuleSetOptions> Of(
        ExportRulesHostingOptions options
    ) =>
        options.RuleSets.Count > 0
            ? options.RuleSets.AsReadOnly()
            : new Dictionary<string, HostedRuleSetOptions> { [WithoutAny] = new() };
}
