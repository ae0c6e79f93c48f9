using System.Text;
using ExportRules.RuleSets;
using static ExportRules.Formatting.MarkdownText;

namespace ExportRules.Formatting;

/// <summary>One act as Markdown, with every rule, list and row that it brought.</summary>
internal sealed class ActMarkdownLayout(StringBuilder text, RuleSet ruleSet)
{
    public void Write(Act act)
    {
        Line($"# {Escape(act.Title + DecisionWords.Term(act.Term))}");
        Line();
        text.Append(Head("Act", Code(act.Id)));
        text.Append(Row("In force from", DecisionWords.Day(act.From)));
        text.Append(
            Row("Published", act.Published is { } day ? DecisionWords.Day(day) : "not known")
        );
        if (act.Policy is { } policy)
        {
            text.Append(Row("Policy version", Code(policy)));
        }
        text.Append(Row("Effect", Escape(act.Effect)));
        text.Append(Row("Confidence", Words.Of(act.Confidence)));
        text.Append(Row("Sources", Escape(string.Join("; ", act.Sources))));
        if (act.Note is { } note)
        {
            text.Append(Row("Note", Escape(note)));
        }
        Line();
        WriteRules(act);
        WriteLists(act);
        WriteRows(act);
    }

    private void WriteRules(Act act)
    {
        var layout = new RuleMarkdownLayout(text, ruleSet);
        foreach (var rule in ruleSet.Rules)
        {
            foreach (var version in rule.Versions.Where(version => version.Act.Id == act.Id))
            {
                layout.WriteTitle(rule, 2);
                layout.WriteVersion(version);
            }
        }
    }

    private void WriteLists(Act act)
    {
        foreach (var list in ruleSet.Lists)
        {
            foreach (var version in list.Versions.Where(version => version.Act.Id == act.Id))
            {
                Line($"## {Escape(list.Title + DecisionWords.Term(list.Term))}");
                Line();
                Line($"List {Code(list.Id)}, from {DecisionWords.Day(version.From)}:");
                Line();
                WriteMembers("members", list, version.Members);
                WriteMembers("joins", list, version.Add);
                WriteMembers("leaves", list, version.Remove);
                Line();
            }
        }
    }

    private void WriteMembers(string word, DatedList list, IReadOnlyList<string>? members)
    {
        if (members is { Count: > 0 })
        {
            var names = members.Select(member =>
                list.Of == "country" ? ConditionWords.Country(member) : member
            );
            Line($"- {word}: {Escape(string.Join("; ", names))}");
        }
    }

    private void WriteRows(Act act)
    {
        foreach (var table in ruleSet.Tables)
        {
            var rows = table.Rows.Where(row => row.Act.Id == act.Id).ToList();
            if (rows.Count == 0)
            {
                continue;
            }
            Line($"## {Escape(table.Title + DecisionWords.Term(table.Term))}");
            Line();
            foreach (var row in rows)
            {
                var end = row.Deleted ? " ends" : "";
                Line($"- {Escape($"{string.Join(", ", row.Key)} {row.Title}".TrimEnd())}{end}");
            }
            Line();
        }
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}
