using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>Pairs of rules that contradict each other in some transaction, neither overriding the other.</summary>
internal static class ConflictSearch
{
    public static IEnumerable<Finding> Of(VersionView view) =>
        Licenses(view).Concat(Classifications(view));

    private static IEnumerable<Finding> Licenses(VersionView view)
    {
        var logic = view.Space.Logic;
        var rules = view.Policy.Stages[(int)Stage.Licenses];
        var withdrawals = rules.Where(rule => rule.Kind is ConclusionKind.Withdraw).ToList();
        var seen = new HashSet<(int, int)>();
        foreach (var (answer, present, candidate) in view.Candidates())
        {
            // Whatever else may be missing: supplying it does not say which of the two rules is right.
            var region = logic.And(
                logic.And(logic.And(present.Present, view.Valid), candidate.Plain.HasConflict),
                logic.Is(answer.Code, AnswerCode.Undetermined)
            );
            if (region == Logic.No)
            {
                continue;
            }
            foreach (var offer in rules.Where(rule => rule.Kind is ConclusionKind.Offer))
            {
                foreach (var withdrawal in withdrawals.Where(w => (w.Mask & offer.Mask) != 0))
                {
                    var both = logic.And(
                        region,
                        logic.And(candidate.Active[offer.Index], candidate.Active[withdrawal.Index])
                    );
                    if (both != Logic.No && seen.Add((offer.Index, withdrawal.Index)))
                    {
                        yield return Finding(
                            view,
                            offer,
                            withdrawal,
                            view.Witness(answer.Item, both),
                            $"`{offer.Rule.Id}` offers what `{withdrawal.Rule.Id}` withdraws, and neither overrides the other"
                        );
                    }
                }
            }
        }
    }

    private static IEnumerable<Finding> Classifications(VersionView view)
    {
        var logic = view.Space.Logic;
        var rules = view.Policy.Stages[(int)Stage.Classification];
        var seen = new HashSet<(int, int)>();
        // Where the exporter gives an entry, it is the input that may contradict, not the rules.
        foreach (var answer in view.Answers.Where(answer => answer.Item.Entry is null))
        {
            var effective = SymbolicCandidate.EffectiveOf(view.Policy, logic, answer.Classified);
            foreach (
                var listed in rules.Where(rule => !view.Policy.Candidates.IsResidual(rule.Entry!))
            )
            {
                foreach (
                    var rest in rules.Where(rule => view.Policy.Candidates.IsResidual(rule.Entry!))
                )
                {
                    var both = logic.And(
                        view.Valid,
                        logic.And(
                            logic.IsTrue(effective[listed.Index]),
                            logic.IsTrue(effective[rest.Index])
                        )
                    );
                    if (both != Logic.No && seen.Add((listed.Index, rest.Index)))
                    {
                        yield return Finding(
                            view,
                            listed,
                            rest,
                            view.Witness(answer.Item, both),
                            $"`{listed.Rule.Id}` classifies as {listed.Entry} what `{rest.Rule.Id}` classifies as {rest.Entry}, which is not listed"
                        );
                    }
                }
            }
        }
    }

    private static Finding Finding(
        VersionView view,
        CompiledRule one,
        CompiledRule other,
        Transaction witness,
        string message
    ) =>
        new()
        {
            Kind = FindingKind.Conflict,
            Subjects = [one.Rule.Id, other.Rule.Id],
            Message = message,
            Places = [one.Rule.Version.Location, other.Rule.Version.Location],
            Versions = [view.Version.Id],
            Witness = witness,
        };
}
