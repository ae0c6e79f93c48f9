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
            text.Append(CultureInfo.InvariantCulture, $"{Indent}under {Policy(first.Policy)}\n");
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

    private static string Policy(PolicyReference policy) =>
        $"{policy.RuleSet} {policy.Version}{(policy.Name is null ? "" : $" ({policy.Name})")}";

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
            foreach (
                var text in Explain(
                    decision,
                    [.. outcome.Differences.Where(difference => difference.Line == line)]
                )
            )
            {
                yield return text;
            }
        }
    }

    private IEnumerable<string> Explain(Decision decision, IReadOnlyList<Difference> differences)
    {
        var asked = Asked(decision, differences);
        var traced = decision
            .Trace.Where(entry =>
                entry.IsDetermining
                || asked.Contains(entry.Rule)
                || (decision.Outcome is Outcome.Undetermined && entry.State is RuleState.Unknown)
            )
            .ToList();
        if (traced.Count > 0)
        {
            yield return "because";
        }
        foreach (var entry in traced)
        {
            yield return Rule(entry);
            // All tests of a met rule hold; only those that do not are news.
            foreach (var test in entry.Tests.Where(test => test.Result != "met"))
            {
                yield return $"{Indent}  {test.Fact} {test.Operator} {test.Expected}: {test.Actual} ({test.Result})";
            }
        }
        foreach (var rule in asked.Except(decision.Trace.Select(entry => entry.Rule)))
        {
            yield return $"{Indent}{"not traced", -11}{rule}: not in force on the day, or about another kind of item";
        }
        foreach (var note in decision.Notes)
        {
            yield return $"note: {note}";
        }
        if (decision.Missing.Count > 0)
        {
            yield return $"missing: {string.Join(", ", decision.Missing)}";
        }
    }

    private string Rule(TraceEntry entry)
    {
        var overridden = entry.OverriddenBy is { Count: > 0 } by
            ? $" by {string.Join(", ", by)}"
            : "";
        var place = entry.File is { } file ? $" ({Place(new(file, entry.Line, 1))})" : "";
        return $"{Indent}{Words.Of(entry.State), -11}{entry.Rule}: {entry.Conclusion}{overridden}{place}";
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
