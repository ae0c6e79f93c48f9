using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Where each rule of a version is met and where its effect counts: never, or together with a rule of the same conclusion.</summary>
internal static class RuleReach
{
    public static IEnumerable<Finding> Of(VersionView view)
    {
        var logic = view.Space.Logic;
        var met = new bool[view.Policy.Rules.Length];
        var counts = new bool[view.Policy.Rules.Length];
        var overlaps = new SortedDictionary<(int, int), Finding>();
        var groups = SameConclusions(view.Policy);
        foreach (var answer in view.Answers)
        {
            var effective = SymbolicCandidate.EffectiveOf(view.Policy, logic, answer.Classified);
            var truths = (int[])answer.Classified.Clone();
            Look(
                view.Policy.Stages[(int)Stage.Classification],
                answer,
                truths,
                effective,
                view.Valid
            );
        }
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var place = logic.And(present.Certain, view.Valid);
            if (place == Logic.No)
            {
                continue;
            }
            Look(
                view.Policy.Rules.Where(rule =>
                    rule.Kind is not (ConclusionKind.Classify or ConclusionKind.Oblige)
                ),
                answer,
                candidate.Truths,
                candidate.Effective,
                place
            );
            var obligations = view.Policy.Stages[(int)Stage.Obligations];
            if (Array.Exists(obligations, rule => !met[rule.Index] || !counts[rule.Index]))
            {
                Look(
                    obligations.Where(rule => !met[rule.Index] || !counts[rule.Index]),
                    answer,
                    candidate.Obligations,
                    SymbolicCandidate.EffectiveOf(view.Policy, logic, candidate.Obligations),
                    place
                );
            }
        }
        return view
            .Policy.Rules.Where(rule => !counts[rule.Index])
            .Select(rule => Finding(view, rule, met[rule.Index]))
            .Concat(overlaps.Values);

        void Look(
            IEnumerable<CompiledRule> rules,
            SymbolicAnswer answer,
            int[] truths,
            int[] active,
            int place
        )
        {
            foreach (var rule in rules)
            {
                met[rule.Index] |= logic.And(logic.IsTrue(truths[rule.Index]), place) != Logic.No;
                // Where only the law leaves open whether it is overridden, the rule is not idle either.
                counts[rule.Index] |=
                    logic.And(
                        place,
                        logic.Minus(
                            logic.MayBeTrue(active[rule.Index]),
                            logic.WaitsForFacts(active[rule.Index])
                        )
                    ) != Logic.No;
                var own = logic.And(logic.IsTrue(active[rule.Index]), place);
                if (own == Logic.No)
                {
                    continue;
                }
                foreach (
                    var other in groups[rule.Index]
                        .Where(other => !overlaps.ContainsKey((rule.Index, other)))
                )
                {
                    var both = logic.And(own, logic.IsTrue(active[other]));
                    if (both != Logic.No)
                    {
                        overlaps[(rule.Index, other)] = Overlap(
                            view,
                            rule,
                            other,
                            view.Witness(answer.Item, both)
                        );
                    }
                }
            }
        }
    }

    private static List<int>[] SameConclusions(CompiledPolicy policy) =>
        [
            .. policy.Rules.Select(rule =>
                policy
                    .Rules.Where(other =>
                        other.Index > rule.Index
                        && other.Kind == rule.Kind
                        && rule.Kind is not ConclusionKind.Oblige
                        && other.Mask == rule.Mask
                        && other.Entry == rule.Entry
                        && other.Rule.Version.Then!.As == rule.Rule.Version.Then!.As
                    )
                    .Select(other => other.Index)
                    .ToList()
            ),
        ];

    private static Finding Overlap(
        VersionView view,
        CompiledRule rule,
        int other,
        Transaction witness
    )
    {
        var second = view.Policy.Rules[other].Rule.Id;
        return new()
        {
            Kind = FindingKind.Overlap,
            Subjects = [rule.Rule.Id, second],
            Places = [rule.Rule.Version.Location, view.Policy.Rules[other].Rule.Version.Location],
            Message = $"`{rule.Rule.Id}` and `{second}` conclude the same and are met together",
            Versions = [view.Version.Id],
            Witness = witness,
        };
    }

    private static Finding Finding(VersionView view, CompiledRule rule, bool isMet) =>
        isMet
            ? new()
            {
                Kind = FindingKind.Shadowed,
                Subjects = [rule.Rule.Id],
                Text = rule.Rule.Version,
                Places = [rule.Rule.Version.Location],
                Message =
                    $"whenever `{rule.Rule.Id}` is met, one of {string.Join(", ", rule.Overriders.Select(index => $"`{view.Policy.Rules[index].Rule.Id}`"))} overrides it",
                Versions = [view.Version.Id],
                Witness = MetAt(view, rule, surely: true) ?? MetAt(view, rule, surely: false),
            }
            : new()
            {
                Kind = FindingKind.Unreachable,
                Subjects = [rule.Rule.Id],
                Text = rule.Rule.Version,
                Places = [rule.Rule.Version.Location],
                Message = $"no transaction meets `{rule.Rule.Id}`",
                Versions = [view.Version.Id],
            };

    /// <summary>
    /// A transaction that meets the rule; surely one in which it is overridden, otherwise one in which it may be, because
    /// the rule that would override it waits for a fact.
    /// </summary>
    private static Transaction? MetAt(VersionView view, CompiledRule rule, bool surely)
    {
        var logic = view.Space.Logic;
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var truths =
                rule.Kind is ConclusionKind.Classify ? answer.Classified
                : rule.Kind is ConclusionKind.Oblige ? candidate.Obligations
                : candidate.Truths;
            var effect = SymbolicCandidate.EffectiveOf(view.Policy, logic, truths)[rule.Index];
            var set = logic.And(
                logic.Minus(
                    logic.IsTrue(truths[rule.Index]),
                    surely ? logic.MayBeTrue(effect) : logic.IsTrue(effect)
                ),
                logic.And(present.Certain, view.Valid)
            );
            if (set != Logic.No)
            {
                return view.Witness(answer.Item, set);
            }
        }
        return null;
    }
}
