using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Takes each rule away, version by version, until some answer is another one; what never is makes a finding.</summary>
internal sealed class RuleEffects(AnalysisSpace space)
{
    private readonly Logic logic = space.Logic;
    private readonly HashSet<string> effective = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Candidate> idle = new(StringComparer.Ordinal);

    public void Look(VersionView view)
    {
        foreach (
            var rule in view.Policy.Rules.Where(rule =>
                rule.Kind is not ConclusionKind.Oblige && !effective.Contains(rule.Rule.Id)
            )
        )
        {
            if (ChangesAnAnswer(view, rule))
            {
                effective.Add(rule.Rule.Id);
                idle.Remove(rule.Rule.Id);
            }
            else if (Met(view, rule) is { } witness)
            {
                if (!idle.TryGetValue(rule.Rule.Id, out var known))
                {
                    idle[rule.Rule.Id] = known = new(witness, Subsuming(view, rule), []);
                }
                known.Versions.Add(view.Version.Id);
            }
        }
    }

    public IEnumerable<Finding> Findings() =>
        idle.Select(pair => new Finding
        {
            Kind = FindingKind.WithoutEffect,
            Subjects = [pair.Key],
            Message =
                $"no answer would be another without `{pair.Key}`"
                + (
                    pair.Value.Subsuming is { } other
                        ? $": `{other}` concludes the same wherever it is met"
                        : ""
                ),
            Versions = pair.Value.Versions,
            Witness = pair.Value.Witness,
        });

    private bool ChangesAnAnswer(VersionView view, CompiledRule rule)
    {
        if (rule.Kind is ConclusionKind.Classify)
        {
            return view.Answers.Any(answer =>
                logic.IsTrue(answer.Classified[rule.Index]) != Logic.No
                && Differs(answer, view.Symbolic.AnswerWithout(answer.Item, rule.Index), view.Valid)
            );
        }
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var place = logic.And(answer.Alone(present, logic), view.Valid);
            if (
                candidate.Truths[rule.Index] != Logic.No
                && place != Logic.No
                && Differs(
                    candidate,
                    view.Symbolic.CandidateWithout(answer.Item, present.Entry, rule.Index),
                    place
                )
            )
            {
                return true;
            }
        }
        return false;
    }

    private bool Differs(SymbolicAnswer with, SymbolicAnswer without, int place) =>
        logic.Minus(place, logic.Same(with.Code, without.Code)) != Logic.No;

    private bool Differs(SymbolicCandidate with, SymbolicCandidate without, int place)
    {
        var code = with.DecisionCode;
        if (logic.Minus(place, logic.Same(code, without.DecisionCode)) != Logic.No)
        {
            return true;
        }
        var types = with.Strict.Available.Length;
        var licensed = logic.And(place, AnswerCode.LicenseRequired(logic, code, types));
        for (var type = 0; type < types && licensed != Logic.No; type++)
        {
            var same = logic.And(
                logic.Same(with.Strict.Available[type], without.Strict.Available[type]),
                logic.Same(with.Usable(type), without.Usable(type))
            );
            if (logic.Minus(licensed, same) != Logic.No)
            {
                return true;
            }
        }
        return false;
    }

    private Transaction? Met(VersionView view, CompiledRule rule)
    {
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            var truth =
                rule.Kind is ConclusionKind.Classify
                    ? answer.Classified[rule.Index]
                    : candidate.Active[rule.Index];
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

    private sealed record Candidate(Transaction Witness, string? Subsuming, List<string> Versions);
}
