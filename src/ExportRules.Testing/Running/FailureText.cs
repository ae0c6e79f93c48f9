using System.Globalization;
using System.Text;
using ExportRules.RuleSets;

namespace ExportRules.Testing.Running;

/// <summary>Why a case fails, for a reader: what was expected, what was found, and the rules that made it so.</summary>
internal sealed class FailureText(RuleSet ruleSet, string root)
{
    private const string Indent = "  ";

    public string Of(CaseOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{outcome.Case.Name}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Indent}at {Place(outcome.Case.Location)}\n");
        if (outcome.Decisions is [var first, ..])
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Indent}under {DecisionExplanation.Of(first.Policy)}\n"
            );
        }
        foreach (var difference in outcome.Differences)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Indent}{difference.Key}, line {difference.Location.Line}\n"
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Indent}  expected: {difference.Expected}\n"
            );
            text.Append(CultureInfo.InvariantCulture, $"{Indent}  actual:   {difference.Actual}\n");
        }
        foreach (var diagnostic in outcome.Refusal)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Indent}{diagnostic.Code}: {diagnostic.Message}\n"
            );
        }
        foreach (var line in Explain(outcome))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Indent}{line}\n");
        }
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A place with the rule set's folder in front, so that an editor can open it.</summary>
    public string Place(SourceLocation location) =>
        (
            location.File is null ? location : location with { File = Join(location.File) }
        ).ToString();

    private string Join(string file) =>
        root.Length == 0 ? file : Path.Combine(root, file).Replace('\\', '/');

    private IEnumerable<string> Explain(CaseOutcome outcome)
    {
        var lines = outcome.Differences.Select(difference => difference.Line).Distinct();
        foreach (var line in lines.Where(line => line < outcome.Decisions.Count))
        {
            var decision = outcome.Decisions[line];
            if (outcome.Decisions.Count > 1)
            {
                yield return $"the answer of line {line}:";
            }
            var asked = Asked(
                decision,
                [.. outcome.Differences.Where(difference => difference.Line == line)]
            );
            foreach (var text in DecisionExplanation.Of(decision, asked, Place))
            {
                yield return text;
            }
        }
    }

    /// <summary>The rules that the differences name, and those behind the license types that they name.</summary>
    private SortedSet<string> Asked(Decision decision, IReadOnlyList<Difference> differences)
    {
        var asked = new SortedSet<string>(StringComparer.Ordinal);
        foreach (
            var word in differences.SelectMany(difference =>
                difference.Values.Select(value => value.Split(':')[0])
            )
        )
        {
            if (ruleSet.Rules.Any(rule => rule.Id == word))
            {
                asked.Add(word);
            }
            asked.UnionWith(
                decision
                    .Licenses.Where(status => status.Type == word)
                    .SelectMany(status => status.Because)
            );
        }
        return asked;
    }
}
