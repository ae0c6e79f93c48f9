using System.Text.Json;
using ExportRules.Formatting;
using ExportRules.RuleSets;

namespace ExportRules.Cli.Versions;

/// <summary>The policy versions for programs, oldest first. The first has no <c>changes</c>.</summary>
internal static class VersionsJson
{
    public static void Write(Utf8JsonWriter json, RuleSet ruleSet)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", ruleSet.Id);
        json.WriteString("title", ruleSet.Title);
        json.WriteStartArray("versions");
        PolicyVersion? before = null;
        foreach (var version in ruleSet.Versions)
        {
            json.WriteStartObject();
            json.WriteString("id", version.Id);
            json.WriteString("name", version.Name);
            json.WriteString("from", DecisionWords.Day(version.From));
            json.WriteString("until", version.Until is { } until ? DecisionWords.Day(until) : null);
            json.WriteString("digest", version.Digest);
            WriteActs(json, version);
            if (before is not null)
            {
                WriteChanges(json, PolicyChanges.Between(before, version));
            }
            json.WriteEndObject();
            before = version;
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteActs(Utf8JsonWriter json, PolicyVersion version)
    {
        json.WriteStartArray("acts");
        foreach (var act in version.Acts)
        {
            json.WriteStartObject();
            json.WriteString("id", act.Id);
            json.WriteString("title", act.Title);
            json.WriteString("term", act.Term);
            json.WriteString("published", act.Published is { } day ? DecisionWords.Day(day) : null);
            json.WriteString("effect", act.Effect);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteChanges(Utf8JsonWriter json, PolicyChanges changes)
    {
        json.WriteStartObject("changes");
        json.WriteStartObject("rules");
        json.WriteStrings("added", changes.RulesAdded);
        json.WriteStrings("changed", changes.RulesChanged);
        json.WriteStrings("repealed", changes.RulesRepealed);
        json.WriteEndObject();
        json.WriteStartArray("lists");
        foreach (var list in changes.Lists)
        {
            json.WriteStartObject();
            json.WriteString("list", list.List);
            json.WriteStrings("added", list.Added);
            json.WriteStrings("removed", list.Removed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (var table in changes.Tables)
        {
            json.WriteStartObject();
            json.WriteString("table", table.Table);
            json.WriteStrings("added", table.Added);
            json.WriteStrings("changed", table.Changed);
            json.WriteStrings("removed", table.Removed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
