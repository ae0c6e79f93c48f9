using ExportRules.Compilation;
using ExportRules.Input;

namespace ExportRules.Evaluation;

/// <summary>Puts assumed values where nothing was supplied, and records them as assumed.</summary>
internal static class Assumptions
{
    public static FactSet Apply(
        BoundTransaction bound,
        IReadOnlyDictionary<string, FactValue> assumptions
    )
    {
        // Each evaluation derives facts of its own: the caller's set stays as it was supplied.
        var facts = bound.Facts.Fork();
        if (assumptions.Count == 0)
        {
            return facts;
        }
        var binder = new FactBinder(bound.RuleSet);
        var assumed = new List<AssumedFact>();
        foreach (var (path, value) in assumptions.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (
                binder.Normalize(path, value, default) is { } fact
                && !facts.Values[fact.Index].IsSupplied
            )
            {
                facts.Values[fact.Index] = fact.Value;
                assumed.Add(new(path, fact.Value));
            }
        }
        binder.ThrowIfInvalid();
        FactBinder.Derive(facts);
        facts.Assumed = assumed;
        return facts;
    }
}
