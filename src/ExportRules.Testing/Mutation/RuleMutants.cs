using ExportRules.RuleSets;
using ExportRules.Testing.Cases;

namespace ExportRules.Testing.Mutation;

/// <summary>The mutants of the rules: conditions, conclusions, overrides, dates.</summary>
internal static class RuleMutants
{
    public static IEnumerable<Mutant> Of(RuleSet ruleSet) =>
        ruleSet.Rules.SelectMany(rule => Of(ruleSet, rule));

    private static IEnumerable<Mutant> Of(RuleSet ruleSet, Rule rule)
    {
        RuleVersion? before = null;
        foreach (var version in rule.Versions)
        {
            if (version.From > ruleSet.Start)
            {
                foreach (var mutant in Dates(rule, before, version))
                {
                    yield return mutant;
                }
            }
            before = version;
            if (version.Repealed)
            {
                continue;
            }
            foreach (var (changed, location, text) in ConditionChanges.Of(version.When))
            {
                yield return new ConditionMutant(
                    $"{Label(rule, version)}: {text}",
                    location,
                    version,
                    changed
                );
            }
            foreach (var mutant in Effects(ruleSet, rule, version))
            {
                yield return mutant;
            }
        }
    }

    private static string Label(Rule rule, RuleVersion version) =>
        $"{rule.Id}@{Iso.Day(version.From)}";

    private static IEnumerable<Mutant> Effects(RuleSet ruleSet, Rule rule, RuleVersion version)
    {
        var label = Label(rule, version);
        yield return new EffectMutant($"{label}: repealed", version.Location, version, null);
        foreach (var target in version.Overrides)
        {
            yield return Changed(
                $"{label}: does not override {target}",
                version with
                {
                    Overrides = [.. version.Overrides.Where(other => other != target)],
                }
            );
        }
        var then = version.Then!;
        // Which bases a `clear` names tells the reader; that nothing is necessary follows from any.
        if (then.Kind is ConclusionKind.Classify or ConclusionKind.Oblige or ConclusionKind.Clear)
        {
            yield break;
        }
        if (then.Values.Count > 1)
        {
            foreach (var value in then.Values)
            {
                yield return Changed(
                    $"{label}: does not {Words.Of(then.Kind)} {value}",
                    With(version, [.. then.Values.Where(other => other != value)])
                );
            }
        }
        if (
            then.Kind is ConclusionKind.Offer or ConclusionKind.Withdraw
            && Neighbor(ruleSet, then.Values) is { } added
        )
        {
            yield return Changed(
                $"{label}: {Words.Of(then.Kind)} {added} too",
                With(version, [.. then.Values, added])
            );
        }

        Mutant Changed(string id, RuleVersion changed) =>
            new EffectMutant(id, version.Location, version, changed);
    }

    private static RuleVersion With(RuleVersion version, IReadOnlyList<string> values) =>
        version with
        {
            Then = version.Then! with { Values = values },
        };

    /// <summary>The next less burdensome type that is not named, or else the next more burdensome one.</summary>
    private static string? Neighbor(RuleSet ruleSet, IReadOnlyList<string> named)
    {
        var types = ruleSet.LicenseTypes.Select(type => type.Id).ToList();
        var least = types.FindIndex(named.Contains);
        return types.Take(least).LastOrDefault()
            ?? types.Skip(least).FirstOrDefault(type => !named.Contains(type));
    }

    private static IEnumerable<Mutant> Dates(Rule rule, RuleVersion? before, RuleVersion version)
    {
        var old = before is { Repealed: false } ? before : null;
        var current = version.Repealed ? null : version;
        yield return new RuleDateMutant(
            $"{Label(rule, version)}: begins a day earlier",
            version.Location,
            rule,
            old,
            current,
            version.From.AddDays(-1)
        );
        yield return new RuleDateMutant(
            $"{Label(rule, version)}: begins a day later",
            version.Location,
            rule,
            current,
            old,
            version.From
        );
    }
}
