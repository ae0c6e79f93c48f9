using ExportRules.RuleSets;

namespace ExportRules.Yaml;

/// <summary>What can be proved wrong from the rules alone: overrides that lead nowhere, circles, contradictions.</summary>
internal static class RuleChecks
{
    public static void Run(IReadOnlyList<Rule> rules, DiagnosticBag bag)
    {
        var byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            foreach (var version in rule.Versions)
            {
                CheckOverrides(rule, version, byId, bag);
            }
        }
        CheckCircles(rules, byId, bag);
        CheckContradictions(rules, bag);
    }

    private static void CheckOverrides(
        Rule rule,
        RuleVersion version,
        Dictionary<string, Rule> byId,
        DiagnosticBag bag
    )
    {
        foreach (var target in version.Overrides)
        {
            if (!byId.TryGetValue(target, out var other))
            {
                bag.Error(
                    DiagnosticCodes.UnknownRule,
                    version.Location,
                    $"rule `{rule.Id}` overrides `{target}`, which does not exist",
                    Suggestions.For(target, byId.Keys)
                );
            }
            else if (other.Stage < rule.Stage)
            {
                bag.Error(
                    DiagnosticCodes.OverrideStage,
                    version.Location,
                    $"rule `{rule.Id}` of {Words.Of(rule.Stage)} overrides `{target}` of {Words.Of(other.Stage)}, which is decided before it",
                    "override rules of the same stage or a later one"
                );
            }
        }
    }

    private static void CheckCircles(
        IReadOnlyList<Rule> rules,
        Dictionary<string, Rule> byId,
        DiagnosticBag bag
    )
    {
        var state = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            Visit(rule, []);
        }

        void Visit(Rule rule, List<string> path)
        {
            if (state.TryGetValue(rule.Id, out var open))
            {
                if (open)
                {
                    var circle = path.SkipWhile(id => id != rule.Id).Append(rule.Id);
                    bag.Error(
                        DiagnosticCodes.OverrideCircle,
                        rule.Location,
                        $"rules override each other in a circle: {string.Join(" -> ", circle)}"
                    );
                }
                return;
            }
            state[rule.Id] = true;
            foreach (
                var target in rule
                    .Versions.SelectMany(v => v.Overrides)
                    .Distinct(StringComparer.Ordinal)
            )
            {
                if (byId.TryGetValue(target, out var other) && path.Count < 1_000)
                {
                    Visit(other, [.. path, rule.Id]);
                }
            }
            state[rule.Id] = false;
        }
    }

    /// <summary>
    /// An offer and a withdrawal of the same type, in force together, where one condition implies the other:
    /// whenever the narrower is met, both are.
    /// </summary>
    private static void CheckContradictions(IReadOnlyList<Rule> rules, DiagnosticBag bag)
    {
        var offers = Spans(rules, ConclusionKind.Offer);
        var withdrawals = Spans(rules, ConclusionKind.Withdraw);
        foreach (var offer in offers)
        {
            foreach (var withdrawal in withdrawals)
            {
                var types = offer.Version.Then!.Values.Intersect(
                    withdrawal.Version.Then!.Values,
                    StringComparer.Ordinal
                );
                if (
                    offer.From < withdrawal.Until
                    && withdrawal.From < offer.Until
                    && types.Any()
                    && !offer.Version.Overrides.Contains(withdrawal.Rule.Id)
                    && !withdrawal.Version.Overrides.Contains(offer.Rule.Id)
                    && Implies(offer.Tests, withdrawal.Tests)
                )
                {
                    bag.Error(
                        DiagnosticCodes.StaticConflict,
                        withdrawal.Version.Location,
                        $"rule `{withdrawal.Rule.Id}` withdraws `{types.First()}`, which rule `{offer.Rule.Id}` at {offer.Version.Location} offers under the same condition",
                        "one of the two must name the other in `overrides`"
                    );
                }
            }
        }
    }

    private static bool Implies(HashSet<string> left, HashSet<string> right) =>
        left.IsSubsetOf(right) || right.IsSubsetOf(left);

    private static List<Span> Spans(IReadOnlyList<Rule> rules, ConclusionKind kind) =>
        [
            .. rules
                .SelectMany(rule =>
                    rule.Versions.Select(
                        (version, index) =>
                            new Span(
                                rule,
                                version,
                                index + 1 < rule.Versions.Count
                                    ? rule.Versions[index + 1].From
                                    : DateOnly.MaxValue
                            )
                    )
                )
                .Where(span => span.Version.Then?.Kind == kind),
        ];

    private sealed record Span(Rule Rule, RuleVersion Version, DateOnly Until)
    {
        public DateOnly From => Version.From;

        public HashSet<string> Tests { get; } = [.. Conjuncts(Version.When)];

        private static IEnumerable<string> Conjuncts(Condition condition) =>
            condition switch
            {
                AllCondition all => all.Parts.SelectMany(Conjuncts),
                AlwaysCondition => [],
                _ => [ConditionText.Of(condition)],
            };
    }
}
