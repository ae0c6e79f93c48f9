using ExportRules.Evaluation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// Finds every transaction that two policy versions answer differently. Exhaustive over the partition: where the
/// diagrams of both answers are the same, nothing differs.
/// </summary>
internal sealed class PolicyComparison
{
    /// <summary>Pairs of values are numbers to this base.</summary>
    private const int Base = 64;

    private readonly PolicyVersion before;
    private readonly PolicyVersion after;
    private readonly AnalysisSpace space;
    private readonly DiagramStore store;
    private readonly Logic logic;
    private readonly int pair;
    private readonly int everyPair;
    private readonly int valid;
    private readonly List<(ItemCase Item, SymbolicAnswer Before, SymbolicAnswer After)> answers;

    public PolicyComparison(PolicyVersion before, PolicyVersion after)
    {
        this.before = before;
        this.after = after;
        space = new([before, after]);
        store = space.Store;
        logic = space.Logic;
        pair = store.Register(
            static (left, right) => left == right ? 0 : 1 + (left * Base) + right
        );
        everyPair = store.Register(static (left, right) => 1 + (left * Base) + right);
        valid = ValidPoints.Of(space);
        var (old, young) = (space.Policy(before), space.Policy(after));
        answers =
        [
            .. space.Partition.Items.All.Select(item =>
                (item, old.Answer(item), young.Answer(item))
            ),
        ];
    }

    public AnalysisSpace Space => space;

    /// <summary>The answers of both versions by item case; the tests hold them against the engine.</summary>
    public IReadOnlyList<(ItemCase Item, SymbolicAnswer Before, SymbolicAnswer After)> Answers =>
        answers;

    public static PolicyDifference Of(PolicyVersion before, PolicyVersion after) =>
        new PolicyComparison(before, after).Run();

    public PolicyDifference Run()
    {
        var writer = new DifferenceWriter(
            space,
            before,
            after,
            ChangedFacts.Levels(space.Partition, before, after)
        );
        var regions = writer.Write([.. answers.SelectMany(Settled)]);
        var open = writer.Write([.. Open()]);
        return new()
        {
            From = DecisionBuilder.Reference(before),
            To = DecisionBuilder.Reference(after),
            Text = TextualComparison.Of(before, after),
            Regions = regions,
            OpenRegions = open,
            Coverage = CoverageOf(writer.IsComplete),
        };
    }

    /// <summary>Where any component of the answer differs, for one item case.</summary>
    public int Differs(ItemCase item)
    {
        var (_, old, young) = answers.First(answer => answer.Item == item);
        return Differs(old, young);
    }

    private int Differs(SymbolicAnswer old, SymbolicAnswer young) =>
        Components(old, young)
            .Aggregate(
                Logic.No,
                (any, component) =>
                    logic.Or(
                        any,
                        logic.Map(
                            store.Apply(pair, component.Before, component.After),
                            value => IsChange(component.Index, value) ? Logic.True : Logic.False
                        )
                    )
            );

    /// <summary>
    /// The status of a license type counts where both versions require a license: of an undetermined answer it is
    /// provisional, and where only one version states it, it says no more than the outcomes do.
    /// </summary>
    private static bool IsChange(int component, int value) =>
        value != 0
        && (
            component < 0
            || (
                (value - 1) / Base != StatusCode.NotStated
                && (value - 1) % Base != StatusCode.NotStated
            )
        );

    private IEnumerable<(int Index, int Before, int After)> Components(
        SymbolicAnswer old,
        SymbolicAnswer young
    ) =>
        old
            .Statuses.Select((status, index) => (index, status, young.Statuses[index]))
            .Prepend((-1, old.Code, young.Code))
            .Where(component => component.Item2 != component.Item3)
            .Select(component =>
                component.Item1 < 0
                    ? component
                    : (
                        component.Item1,
                        Stated(old, component.Item2),
                        Stated(young, component.Item3)
                    )
            );

    private int Stated(SymbolicAnswer answer, int status) =>
        logic.Choose(
            logic.Is(answer.Code, AnswerCode.Undetermined),
            DiagramStore.Constant(StatusCode.NotStated),
            status
        );

    private IEnumerable<DifferencePiece> Settled(
        (ItemCase Item, SymbolicAnswer Before, SymbolicAnswer After) answer
    )
    {
        var (item, old, young) = answer;
        var settled = logic.And(logic.And(old.IsSettled, young.IsSettled), valid);
        return Components(old, young)
            .SelectMany(component => Alone(item, old, young, component, settled));
    }

    /// <summary>The changes of one component inside a set, for items that fall under one entry only.</summary>
    private IEnumerable<DifferencePiece> Alone(
        ItemCase item,
        SymbolicAnswer old,
        SymbolicAnswer young,
        (int Index, int Before, int After) component,
        int set
    )
    {
        var pairs = store.Apply(pair, component.Before, component.After);
        var everything = store.Apply(everyPair, component.Before, component.After);
        var several = logic.Minus(set, DiffersUnderOne(item, old, young));
        foreach (var was in old.Present)
        {
            var own = logic.And(set, old.Alone(was, logic));
            foreach (var becomes in young.Present)
            {
                var within = logic.And(own, young.Alone(becomes, logic));
                several = logic.Minus(several, within);
                foreach (
                    var piece in Pieces(
                        item,
                        (was.Entry, becomes.Entry),
                        component.Index,
                        pairs,
                        within,
                        everything
                    )
                )
                {
                    yield return piece;
                }
            }
        }
        // What is left falls under several entries, none of which is answered differently by itself.
        foreach (
            var piece in Pieces(
                item,
                (ItemText.Several, ItemText.Several),
                component.Index,
                pairs,
                several,
                everything
            )
        )
        {
            yield return piece;
        }
    }

    /// <summary>Where one of the entries that are under decision in both versions is answered differently by itself.</summary>
    private int DiffersUnderOne(ItemCase item, SymbolicAnswer old, SymbolicAnswer young)
    {
        var differs = Logic.No;
        foreach (var was in old.Present)
        {
            if (young.Present.FirstOrDefault(other => other.Entry == was.Entry) is not { } becomes)
            {
                continue;
            }
            var (one, other) = (
                space.Policy(before).Candidate(item, was.Entry),
                space.Policy(after).Candidate(item, becomes.Entry)
            );
            var different = logic.Not(logic.Same(one.DecisionCode, other.DecisionCode));
            for (var type = 0; type < one.Strict.Available.Length; type++)
            {
                var same = logic.And(
                    logic.Same(one.Strict.Available[type], other.Strict.Available[type]),
                    logic.Same(one.Usable(type), other.Usable(type))
                );
                different = logic.Or(different, logic.Not(same));
            }
            differs = logic.Or(
                differs,
                logic.And(logic.And(was.Present, becomes.Present), different)
            );
        }
        return differs;
    }

    private IEnumerable<DifferencePiece> Pieces(
        ItemCase item,
        (string? Before, string? After) entries,
        int component,
        int pairs,
        int within,
        int everything
    )
    {
        if (within == Logic.No)
        {
            yield break;
        }
        var inside = logic.Choose(within, pairs, DiagramStore.Constant(0));
        foreach (var value in store.Values(inside).Where(value => IsChange(component, value)))
        {
            yield return new(
                new(
                    entries.Before,
                    entries.After,
                    component,
                    (value - 1) / Base,
                    (value - 1) % Base
                ),
                item,
                logic.Is(inside, value),
                within,
                everything
            );
        }
    }

    /// <summary>
    /// Other outcomes and licenses of transactions that leave facts out, where no completion of them is answered
    /// differently. License statuses are provisional there and are not compared.
    /// </summary>
    private IEnumerable<DifferencePiece> Open()
    {
        var projection = new Projection(store, logic);
        var shown = answers
            .Select(answer =>
                projection.Reaching(
                    logic.And(
                        logic.And(Differs(answer.Before, answer.After), valid),
                        logic.And(answer.Before.IsSettled, answer.After.IsSettled)
                    )
                )
            )
            .ToList();
        var anywhere = shown.Aggregate(Logic.No, logic.Or);
        for (var index = 0; index < answers.Count; index++)
        {
            var (item, old, young) = answers[index];
            var known = item.Entries.IsSupplied ? shown[index] : anywhere;
            foreach (
                var piece in Alone(
                    item,
                    old,
                    young,
                    (-1, old.Code, young.Code),
                    logic.Minus(valid, known)
                )
            )
            {
                yield return piece;
            }
        }
    }

    private Coverage CoverageOf(bool isComplete) =>
        new()
        {
            Facts = space.Partition.Domains.Count + 1,
            Items = space.Partition.Items.All.Count,
            Magnitude =
                (decimal)Math.Log10(space.Partition.Items.All.Count)
                + space.Partition.Domains.Sum(domain => (decimal)Math.Log10(domain.Classes.Count)),
            Nodes = store.Count,
            IsExhaustive = isComplete,
            NotCovered = isComplete
                ? []
                :
                [
                    "some regions need more boxes than are printed; those regions are listed in part",
                ],
        };
}
