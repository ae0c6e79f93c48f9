using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>Rules as YAML.</summary>
/// <param name="block">Where to write.</param>
/// <param name="facts">The facts that conditions test.</param>
/// <param name="keepsOverride">Whether an override is written; one of a rule that is not in the file would be an error.</param>
internal sealed class RuleWriter(
    YamlBlock block,
    FactCatalog facts,
    Func<string, bool> keepsOverride
)
{
    private readonly ConditionWriter conditions = new(block, facts);

    public void Write(Rule rule, IEnumerable<RuleVersion> versions)
    {
        block.Key("id", rule.Id);
        block.Text("title", rule.Title);
        block.Text("term", rule.Term);
        block.Text("cite", rule.Cite);
        block.Nest(
            "versions",
            () =>
            {
                foreach (var version in versions)
                {
                    block.Item(() => WriteVersion(version));
                }
            }
        );
    }

    private void WriteVersion(RuleVersion version)
    {
        block.Key("from", YamlScalars.Day(version.From));
        block.Key("act", version.Act.Id);
        if (version.Repealed)
        {
            block.Key("repealed", "true");
        }
        else
        {
            block.Nest("when", () => conditions.Write(version.When));
            block.Key("then", Conclusion(version.Then!));
        }
        var overrides = version.Overrides.Where(keepsOverride).ToList();
        block.Key("overrides", overrides.Count > 0 ? YamlScalars.List(overrides) : null);
        block.Text("because", version.Because);
        block.Key("confidence", Words.Of(version.Confidence));
        // Without sources of its own a version cites those of its act.
        if (!version.Sources.SequenceEqual(version.Act.Sources))
        {
            block.Texts("source", version.Sources);
        }
        block.Text("text", version.Text);
        block.Text("note", version.Note);
    }

    private static string Conclusion(Conclusion conclusion)
    {
        var kind = Words.Of(conclusion.Kind);
        return conclusion.Kind switch
        {
            ConclusionKind.Classify => $"{{ {kind}: {YamlScalars.Quote(conclusion.Values[0])} }}",
            ConclusionKind.Oblige =>
                $"{{ {kind}: {{ kind: {conclusion.ObligationKind}, text: {YamlScalars.Quote(conclusion.ObligationText!)} }} }}",
            _ =>
                $"{{ {kind}: {YamlScalars.List(conclusion.Values)}{(conclusion.As is null ? "" : $", as: {conclusion.As}")} }}",
        };
    }
}
