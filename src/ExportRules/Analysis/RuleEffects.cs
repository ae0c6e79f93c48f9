using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Takes each rule away, version by version, until some answer is another one; what never is makes a finding.</summary>
internal sealed class RuleEffects(AnalysisSpace space)
{
    private readonly Logic logic = space.Logic;
    private readonly HashSet<RuleVersion> effective = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RuleVersion, Candidate> idle = new(
        ReferenceEqualityComparer.Instance
    );

    public void Look(VersionView view)
    {
        foreach (
            var rule in view.Policy.Rules.Where(rule =>
                rule.Kind is not ConclusionKind.Oblige && !effective.Contains(rule.Rule.Version)
            )
        )
        {
            if (ChangesAnAnswer(view, rule))
            {
                effective.Add(rule.Rule.Version);
                idle.Remove(rule.Rule.Version);
            }
            else if (Met(view, rule) is { } witness)
            {
                if (!idle.TryGetValue(rule.Rule.Version, out var known))
                {
                    idle[rule.Rule.Version] = known = new(rule, witness, Why(view, rule), []);
                }
                known.Versions.Add(view.Version.Id);
            }
        }
    }

    public IEnumerable<Finding> Findings() =>
        idle.Values.Select(candidate => new Finding
        {
            Kind = FindingKind.WithoutEffect,
            Subjects = [candidate.Rule.Rule.Id],
            Text = candidate.Rule.Rule.Version,
            Places = [candidate.Rule.Rule.Version.Location],
            Message =
                $"no outcome, license or status would be another without `{candidate.Rule.Rule.Id}`{candidate.Why}",
            Versions = candidate.Versions,
            Witness = candidate.Witness,
        });

    private bool ChangesAnAnswer(VersionView view, CompiledRule rule)
    {
        if (rule.Kind is ConclusionKind.Classify)
        {
            return view.Answers.Any(answer =>
                logic.MayBeTrue(answer.Classified[rule.Index]) != Logic.No
                && Differs(view, answer, rule.Index)
            );
        }
        var several = new HashSet<SymbolicAnswer>();
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var place = logic.And(present.Present, view.Valid);
            if (candidate.Truths[rule.Index] == Logic.No || place == Logic.No)
            {
                continue;
            }
            var differs = logic.And(
                place,
                Difference(
                    candidate,
                    view.Symbolic.CandidateWithout(answer.Item, present.Entry, rule.Index)
                )
            );
            if (logic.And(differs, answer.Alone(present, logic)) != Logic.No)
            {
                return true;
            }
            if (differs != Logic.No)
            {
                several.Add(answer);
            }
        }
        // Under several entries another one may hide the difference: there the whole answers are compared.
        return several.Any(answer => Differs(view, answer, rule.Index));
    }

    private bool Differs(VersionView view, SymbolicAnswer with, int rule)
    {
        var without = view.Symbolic.AnswerWithout(with.Item, rule);
        var differs = logic.Not(logic.Same(with.Code, without.Code));
        var licensed = AnswerCode.LicenseRequired(logic, with.Code, with.Statuses.Length);
        for (var type = 0; type < with.Statuses.Length; type++)
        {
            differs = logic.Or(
                differs,
                logic.Minus(licensed, logic.Same(with.Statuses[type], without.Statuses[type]))
            );
        }
        return logic.And(view.Valid, differs) != Logic.No;
    }

    private int Difference(SymbolicCandidate with, SymbolicCandidate without)
    {
        var code = with.DecisionCode;
        var differs = logic.Not(logic.Same(code, without.DecisionCode));
        var types = with.Strict.Available.Length;
        var licensed = AnswerCode.LicenseRequired(logic, code, types);
        for (var type = 0; type < types && licensed != Logic.No; type++)
        {
            var same = logic.And(
                logic.Same(with.Strict.Available[type], without.Strict.Available[type]),
                logic.Same(with.Usable(type), without.Usable(type))
            );
            differs = logic.Or(differs, logic.Minus(licensed, same));
        }
        return differs;
    }

    private string Why(VersionView view, CompiledRule rule) =>
        rule.HasNoEffect ? ": it is inferred, and what is inferred makes no answer milder"
        : Subsuming(view, rule) is { } other ? $": `{other}` concludes the same wherever it is met"
        : "";

    /// <summary>A transaction in which the rule's effect counts; null where there is none.</summary>
    private Transaction? Met(VersionView view, CompiledRule rule)
    {
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var truth =
                rule.Kind is ConclusionKind.Classify
                    ? SymbolicCandidate.EffectiveOf(view.Policy, logic, answer.Classified)[
                        rule.Index
                    ]
                    : candidate.Effective[rule.Index];
            var set = logic.And(logic.IsTrue(truth), logic.And(present.Certain, view.Valid));
            if (set != Logic.No)
            {
                return view.Witness(answer.Item, set);
            }
        }
        return null;
    }

    private string? Subsuming(VersionView view, CompiledRule rule) =>
        view
            .Policy.Rules.FirstOrDefault(other =>
                other.Index != rule.Index
                && other.Kind == rule.Kind
                && other.Entry == rule.Entry
                && (other.Mask & rule.Mask) == rule.Mask
                && view.Candidates()
                    .All(pair =>
                    {
                        var (mine, theirs) =
                            rule.Kind is ConclusionKind.Classify
                                ? (
                                    pair.Answer.Classified[rule.Index],
                                    pair.Answer.Classified[other.Index]
                                )
                                : (
                                    pair.Candidate.Truths[rule.Index],
                                    pair.Candidate.Truths[other.Index]
                                );
                        return logic.Minus(
                                logic.And(
                                    logic.IsTrue(mine),
                                    logic.And(pair.Present.Present, view.Valid)
                                ),
                                logic.IsTrue(theirs)
                            ) == Logic.No;
                    })
            )
            ?.Rule.Id;

    private sealed record Candidate(
        CompiledRule Rule,
        Transaction Witness,
        string Why,
        List<string> Versions
    );
}
