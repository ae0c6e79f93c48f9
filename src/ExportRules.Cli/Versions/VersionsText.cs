using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Versions;

/// <summary>The policy versions for people, oldest first.</summary>
internal static class VersionsText
{
    public static StyledText Compose(RuleSet ruleSet)
    {
        var text = new StyledText();
        text.Line($"{ruleSet.Id}: {ruleSet.Title}", TextStyle.Heading);
        PolicyVersion? before = null;
        foreach (var version in ruleSet.Versions)
        {
            text.End()
                .Add(version.Id, TextStyle.Id)
                .Add(version.Name is null ? "" : $" {version.Name}", TextStyle.Heading)
                .Line($"  in force {DecisionWords.Period(version.From, version.Until)}");
            text.Line($"  {version.Digest}", TextStyle.Quiet);
            foreach (var act in version.Acts)
            {
                text.Line($"  act {act.Id}: {act.Title}{DecisionWords.Term(act.Term)}");
            }
            if (before is null)
            {
                text.Line($"  begins with {version.Rules.Length} rules");
            }
            else
            {
                Write(text, PolicyChanges.Between(before, version));
            }
            before = version;
        }
        return text;
    }

    private static void Write(StyledText text, PolicyChanges changes)
    {
        Line(text, "new rules", changes.RulesAdded);
        Line(text, "changed rules", changes.RulesChanged);
        Line(text, "repealed rules", changes.RulesRepealed);
        foreach (var list in changes.Lists)
        {
            Line(text, $"list {list.List}, joins", list.Added);
            Line(text, $"list {list.List}, leaves", list.Removed);
        }
        foreach (var table in changes.Tables)
        {
            Line(text, $"table {table.Table}, new rows", table.Added);
            Line(text, $"table {table.Table}, changed rows", table.Changed);
            Line(text, $"table {table.Table}, ended rows", table.Removed);
        }
    }

    private static void Line(StyledText text, string what, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
        {
            text.Line($"  {what}: {string.Join(", ", items)}");
        }
    }
}
