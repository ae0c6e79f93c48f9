using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>The engine's whole answer for one item case and all values of the other facts.</summary>
internal sealed class SymbolicAnswer
{
    private SymbolicAnswer(
        SymbolicPolicy policy,
        ItemCase item,
        FactPartition partition,
        Logic logic,
        int without
    )
    {
        Item = item;
        var types = policy.Version.RuleSet.LicenseTypes.Count;
        var classification = policy.Classification(item);
        if (without >= 0)
        {
            classification[without] = Logic.No;
        }
        var found = Candidates(policy.Policy, item, partition, logic, classification);
        Combine(
            logic,
            found,
            types,
            without >= 0 && policy.Policy.Rules[without].Kind is not ConclusionKind.Classify
                ? entry => policy.CandidateWithout(item, entry, without)
                : entry => policy.Candidate(item, entry)
        );
        var waits = policy
            .Policy.Stages[(int)Stage.Classification]
            .Aggregate(
                Logic.No,
                (open, rule) => logic.Or(open, logic.WaitsForFacts(classification[rule.Index]))
            );
        IsSettled = found.Aggregate(
            logic.Not(waits),
            (settled, candidate) =>
                logic.And(
                    settled,
                    logic.Or(
                        logic.Not(candidate.Present),
                        policy.Candidate(item, candidate.Entry).IsSettled
                    )
                )
        );
        Present = [.. found];
        Classified = classification;
    }

    public ItemCase Item { get; }

    /// <summary>Outcome and license of the decision, see <see cref="AnswerCode"/>.</summary>
    public int Code { get; private set; }

    /// <summary>The status of each license type: 0 not stated, 1 available, 2 possible, 3 unavailable.</summary>
    public int[] Statuses { get; private set; } = [];

    /// <summary>Where something contradicts.</summary>
    public int HasConflict { get; private set; }

    /// <summary>Where the exporter's classification and the rules', or two rules', contradict each other.</summary>
    public int HasClassificationConflict { get; private set; }

    /// <summary>Where no rule waits for a fact.</summary>
    public int IsSettled { get; }

    /// <summary>The entries under which the item is or may be decided, each with where.</summary>
    public IReadOnlyList<PresentCandidate> Present { get; }

    /// <summary>The truth of the classification rules, by rule index.</summary>
    public int[] Classified { get; }

    public static SymbolicAnswer Of(
        SymbolicPolicy policy,
        ItemCase item,
        FactPartition partition,
        Logic logic,
        int without = -1
    ) => new(policy, item, partition, logic, without);

    /// <summary>Where exactly this entry is under decision and no other.</summary>
    public int Alone(PresentCandidate candidate, Logic logic) =>
        Present
            .Where(other => other != candidate)
            .Aggregate(candidate.Present, (alone, other) => logic.Minus(alone, other.Present));

    private List<PresentCandidate> Candidates(
        CompiledPolicy policy,
        ItemCase item,
        FactPartition partition,
        Logic logic,
        int[] classification
    )
    {
        var certain = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var possible = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var conflict = Logic.No;
        if (item.Entry is { } own)
        {
            if (policy.Candidates.IsInForce(own))
            {
                certain[own] = possible[own] = Logic.Yes;
            }
            else
            {
                conflict = Logic.Yes;
            }
        }
        var effective = SymbolicCandidate.EffectiveOf(policy, logic, classification);
        foreach (var rule in policy.Stages[(int)Stage.Classification])
        {
            var entry = partition.Items.Representative(rule.Entry!);
            var truth = effective[rule.Index];
            certain[entry] = logic.Or(
                certain.GetValueOrDefault(entry, Logic.No),
                logic.IsTrue(truth)
            );
            possible[entry] = logic.Or(
                possible.GetValueOrDefault(entry, Logic.No),
                logic.MayBeTrue(truth)
            );
        }
        var listed = certain
            .Where(pair => !policy.Candidates.IsResidual(pair.Key))
            .Aggregate(Logic.No, (any, pair) => logic.Or(any, pair.Value));
        foreach (var residual in certain.Keys.Where(policy.Candidates.IsResidual).ToList())
        {
            conflict = logic.Or(conflict, logic.And(listed, certain[residual]));
            possible[residual] = logic.Minus(
                possible[residual],
                logic.Minus(listed, certain[residual])
            );
        }
        HasClassificationConflict = conflict;
        var found = possible
            .Where(pair => pair.Value != Logic.No)
            .Select(pair => new PresentCandidate(pair.Key, pair.Value, certain[pair.Key]))
            .ToList();
        var nothing = logic.Not(
            found.Aggregate(Logic.No, (any, candidate) => logic.Or(any, candidate.Present))
        );
        if (nothing != Logic.No)
        {
            found.Add(new(null, nothing, nothing));
        }
        return found;
    }

    private void Combine(
        Logic logic,
        List<PresentCandidate> found,
        int types,
        Func<string?, SymbolicCandidate> judge
    )
    {
        var judged = found
            .Select(candidate => (candidate, answer: judge(candidate.Entry)))
            .ToList();
        var strict = Merge(
            logic,
            [.. judged.Select(pair => (pair.candidate.Present, pair.answer.Strict))],
            types,
            all: true
        );
        var certain = Merge(
            logic,
            [.. judged.Select(pair => (pair.candidate.Certain, pair.answer.Plain))],
            types,
            all: false
        );
        var anyCertain = found.Aggregate(
            Logic.No,
            (any, candidate) => logic.Or(any, candidate.Certain)
        );
        var agreed = DiagramStore.Constant(AnswerCode.Undetermined);
        for (var code = 1; anyCertain != Logic.Yes && code < AnswerCode.Count(types); code++)
        {
            var all = judged.Aggregate(
                Logic.Yes,
                (same, pair) =>
                    logic.And(
                        same,
                        logic.Or(
                            logic.Not(pair.candidate.Present),
                            logic.Is(pair.answer.Plain.Code, code)
                        )
                    )
            );
            agreed = logic.Choose(all, DiagramStore.Constant(code), agreed);
        }
        var plain = logic.Choose(anyCertain, certain, agreed);
        HasConflict = judged.Aggregate(
            HasClassificationConflict,
            (any, pair) =>
                logic.Or(any, logic.And(pair.candidate.Present, pair.answer.Plain.HasConflict))
        );
        var stands = logic.And(
            logic.Same(plain, strict),
            logic.Or(logic.Not(HasConflict), logic.Is(strict, AnswerCode.Prohibited(types)))
        );
        Code = logic.Choose(stands, strict, DiagramStore.Constant(AnswerCode.Undetermined));
        CombineStatuses(logic, judged, types);
    }

    private static int Merge(
        Logic logic,
        (int Present, SymbolicReading Reading)[] answers,
        int types,
        bool all
    )
    {
        int prohibited = Logic.No,
            undetermined = Logic.No,
            licensed = Logic.No,
            nothing = Logic.No;
        var available = new int[types];
        Array.Fill(available, Logic.Yes);
        foreach (var (present, reading) in answers)
        {
            var code = reading.Code;
            prohibited = logic.Or(
                prohibited,
                logic.And(present, logic.Is(code, AnswerCode.Prohibited(types)))
            );
            undetermined = logic.Or(
                undetermined,
                logic.And(present, logic.Is(code, AnswerCode.Undetermined))
            );
            nothing = logic.Or(
                nothing,
                logic.And(present, logic.Is(code, AnswerCode.NothingNeeded))
            );
            var own = logic.And(present, AnswerCode.LicenseRequired(logic, code, types));
            licensed = logic.Or(licensed, own);
            for (var type = 0; type < types; type++)
            {
                available[type] = logic.Minus(
                    available[type],
                    logic.Minus(own, reading.Available[type])
                );
            }
        }
        var none = DiagramStore.Constant(AnswerCode.Undetermined);
        var rest = logic.Choose(
            licensed,
            SymbolicReading.LicenseCode(logic, available),
            logic.Choose(nothing, DiagramStore.Constant(AnswerCode.NothingNeeded), none)
        );
        return logic.Choose(
            prohibited,
            DiagramStore.Constant(AnswerCode.Prohibited(types)),
            all ? logic.Choose(undetermined, none, rest) : rest
        );
    }

    private void CombineStatuses(
        Logic logic,
        List<(PresentCandidate Candidate, SymbolicCandidate Answer)> judged,
        int types
    )
    {
        var stated = Logic.No;
        var unavailable = new int[types];
        var possible = new int[types];
        Array.Fill(unavailable, Logic.No);
        Array.Fill(possible, Logic.No);
        foreach (var (candidate, answer) in judged)
        {
            var own = logic.And(
                candidate.Present,
                AnswerCode.LicenseRequired(logic, answer.Strict.Code, types)
            );
            stated = logic.Or(stated, own);
            for (var type = 0; type < types && own != Logic.No; type++)
            {
                var open = logic.Minus(own, answer.Strict.Available[type]);
                var mild = logic.Or(answer.Mild.Available[type], answer.Mild.Possible[type]);
                possible[type] = logic.Or(possible[type], logic.And(open, mild));
                unavailable[type] = logic.Or(unavailable[type], logic.Minus(open, mild));
            }
        }
        stated = logic.And(
            stated,
            logic.Or(
                logic.Is(Code, AnswerCode.Undetermined),
                AnswerCode.LicenseRequired(logic, Code, types)
            )
        );
        Statuses =
        [
            .. Enumerable
                .Range(0, types)
                .Select(type =>
                    logic.Choose(
                        stated,
                        logic.Choose(
                            unavailable[type],
                            DiagramStore.Constant(StatusCode.Of(Availability.Unavailable)),
                            logic.Choose(
                                possible[type],
                                DiagramStore.Constant(StatusCode.Of(Availability.Possible)),
                                DiagramStore.Constant(StatusCode.Of(Availability.Available))
                            )
                        ),
                        DiagramStore.Constant(StatusCode.NotStated)
                    )
                ),
        ];
    }
}

/// <summary>An entry under which an item is decided.</summary>
/// <param name="Entry">The entry; null where nothing classifies the item.</param>
/// <param name="Present">Where it is or may be.</param>
/// <param name="Certain">Where it certainly is.</param>
internal sealed record PresentCandidate(string? Entry, int Present, int Certain);

/// <summary>The status of a license type as a small number.</summary>
internal static class StatusCode
{
    public const int NotStated = 0;

    public static int Of(Availability availability) => (int)availability + 1;

    public static Availability? Read(int code) => code == 0 ? null : (Availability)(code - 1);
}
