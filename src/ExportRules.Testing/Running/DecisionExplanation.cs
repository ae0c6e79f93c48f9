using ExportRules.RuleSets;

namespace ExportRules.Testing.Running;

/// <summary>The lines of a trace that explain an answer: what determined it, what is open, and what was asked for.</summary>
internal static class DecisionExplanation
{
    private const string Indent = "  ";

    public static string Of(PolicyReference policy) =>
        $"{policy.RuleSet} {policy.Version}{(policy.Name is null ? "" : $" ({policy.Name})")}";

    /// <summary>The lines, without indentation.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="asked">Rules that the reader expects to see, whatever became of them.</param>
    /// <param name="place">How a place in a rule file is printed.</param>
    public static IEnumerable<string> Of(
        Decision decision,
        IReadOnlyCollection<string> asked,
        Func<SourceLocation, string> place
    )
    {
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
            yield return Rule(entry, place);
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

    private static string Rule(TraceEntry entry, Func<SourceLocation, string> place)
    {
        var overridden = entry.OverriddenBy is { Count: > 0 } by
            ? $" by {string.Join(", ", by)}"
            : "";
        var where = entry.File is { } file ? $" ({place(new(file, entry.Line, 1))})" : "";
        return $"{Indent}{Words.Of(entry.State), -11}{entry.Rule}: {entry.Conclusion}{overridden}{where}";
    }
}
