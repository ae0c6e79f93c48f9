using System.Text;
using ExportRules.RuleSets;
using static ExportRules.Formatting.MarkdownText;

namespace ExportRules.Formatting;

/// <summary>One rule as Markdown: condition and conclusion in words, then where the law says so.</summary>
internal sealed class RuleMarkdownLayout(
    StringBuilder text,
    RuleSet ruleSet,
    Func<string, bool>? isInForce = null
)
{
    private readonly ConditionWords words = new(ruleSet);

    public void WriteTitle(Rule rule, int level)
    {
        Line($"{new string('#', level)} {Escape(rule.Title + DecisionWords.Term(rule.Term))}");
        Line();
        Line($"Rule {Code(rule.Id)}. Law: {Escape(rule.Cite)}.");
        Line();
    }

    /// <summary>A version under a heading with its period.</summary>
    public void WriteDated(Rule rule, RuleVersion version)
    {
        var until = rule
            .Versions.Where(next => next.From > version.From)
            .Select(next => (DateOnly?)next.From)
            .FirstOrDefault();
        Line($"## In force {DecisionWords.Period(version.From, until)}");
        Line();
        WriteVersion(version);
    }

    public void WriteVersion(RuleVersion version)
    {
        if (version.Repealed)
        {
            Line($"- **Repealed** by {Act(version.Act)}");
        }
        else
        {
            Line("- **If**");
            foreach (var (depth, line) in words.Lines(version.When))
            {
                Line($"{new string(' ', 2 * (depth + 1))}- {Escape(line)}");
            }
            Line($"- **Then** {Escape(words.Conclusion(version.Then!))}");
        }
        var overrides = version.Overrides.Where(isInForce ?? (_ => true)).ToList();
        if (overrides.Count > 0)
        {
            Line($"- **Sets aside** {Codes(overrides)}");
        }
        if (version.Because is { } because)
        {
            Line($"- **Because** {Escape(because)}");
        }
        if (version.Text is { } law)
        {
            Line($"- **Text of the law** {Escape(law.ReplaceLineEndings(" ").Trim())}");
        }
        if (version.Note is { } note)
        {
            Line($"- **Note** {Escape(note.ReplaceLineEndings(" ").Trim())}");
        }
        Line($"- **Since** {DecisionWords.Day(version.From)}, by {Act(version.Act)}");
        Line($"- **Confidence** {Words.Of(version.Confidence)}");
        Line($"- **Source** {Escape(string.Join("; ", version.Sources))}");
        Line();
    }

    private static string Act(Act act) => $"{Code(act.Id)} ({Escape(act.Title)})";

    private void Line(string line = "") => text.Append(line).Append('\n');
}
