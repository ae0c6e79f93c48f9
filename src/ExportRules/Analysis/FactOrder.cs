using ExportRules.Compilation;
using ExportRules.RuleSets;

namespace ExportRules.Analysis;

/// <summary>
/// Chooses, fact by fact, the one after which most cases are determined. A case is a combination of classes of the
/// facts asked for, all counted alike; what is not asked for stays out. Grounds that are stated only where something is out of
/// the ordinary, such as an exemption for goods that came in free of charge, are asked for last: whoever could state one of them
/// would settle everything, and hardly anybody can.
/// </summary>
internal sealed class FactOrder
{
    private const int MostFacts = 16;

    /// <summary>Stands for <c>item.entries</c> among the levels.</summary>
    private const int Entries = -1;

    private readonly AnalysisSpace space;
    private readonly IReadOnlyList<SymbolicAnswer> answers;
    private readonly IReadOnlySet<int> exceptional;

    public FactOrder(PolicyVersion version)
    {
        space = new([version]);
        answers = [.. space.Partition.Items.All.Select(space.Policy(version).Answer)];
        exceptional = ChangedFacts.Exceptional(space.Partition);
    }

    public (IReadOnlyList<RequiredFact> Facts, decimal Settled) Of(FactSet known)
    {
        var (items, point) = PartitionPlace.All(space.Partition, known);
        var asked = new List<int>();
        var now = Share(items, point, asked);
        var facts = new List<RequiredFact>();
        var share = now;
        var found = Open(items, point).ToLookup(exceptional.Contains);
        var open = found[false].ToList();
        Ask();
        open.AddRange(found[true]);
        Ask();
        return (facts, decimal.Round(now, 3));

        void Ask()
        {
            while (
                share < 1
                && facts.Count < MostFacts
                && Best(items, point, asked, open, share) is { } best
            )
            {
                foreach (var level in best)
                {
                    asked.Add(level);
                    open.Remove(level);
                    share = Share(items, point, asked);
                    facts.Add(Describe(level, share));
                }
            }
        }
    }

    /// <summary>The fact that settles most; where none settles anything alone, the pair that does; else null.</summary>
    private int[]? Best(
        IReadOnlyList<ItemCase> items,
        int[] point,
        List<int> asked,
        List<int> open,
        decimal share
    )
    {
        int[]? best = null;
        var most = share;
        foreach (var level in open)
        {
            Try([level]);
        }
        for (var first = 0; best is null && first < open.Count; first++)
        {
            for (var second = first + 1; second < open.Count; second++)
            {
                Try([open[first], open[second]]);
            }
        }
        // Sometimes only all that is left settles the first case: then what most rules test comes first.
        return best
            ?? (
                open.Count > 0 && Share(items, point, [.. asked, .. open]) > share
                    ? [open[0]]
                    : null
            );

        void Try(int[] levels)
        {
            var settled = Share(items, point, [.. asked, .. levels]);
            if (settled > most)
            {
                (most, best) = (settled, levels);
            }
        }
    }

    private List<int> Open(IReadOnlyList<ItemCase> items, int[] point)
    {
        var known = point.Select(index => index > 0 ? index : -1).ToArray();
        var cases = AreEntriesGiven(items)
            ? answers.Where(answer => items.Contains(answer.Item))
            : answers;
        var levels = cases
            .SelectMany(answer => space.Store.Support(space.Store.Restrict(answer.Code, known)))
            .Distinct()
            .Order()
            .ToList();
        if (!AreEntriesGiven(items))
        {
            levels.Insert(0, Entries);
        }
        return levels;
    }

    private decimal Share(IReadOnlyList<ItemCase> items, int[] point, List<int> asked)
    {
        var free = asked.ToHashSet();
        var cases = free.Contains(Entries)
            ? answers.Where(answer => answer.Item.Entries.IsSupplied).ToList()
            : answers.Where(answer => items.Contains(answer.Item)).ToList();
        return cases.Average(answer => Share(answer.Code, point, free, []));
    }

    private decimal Share(int code, int[] point, HashSet<int> free, Dictionary<int, decimal> done)
    {
        if (DiagramStore.IsConstant(code))
        {
            return DiagramStore.ValueOf(code) == AnswerCode.Undetermined ? 0 : 1;
        }
        if (done.TryGetValue(code, out var known))
        {
            return known;
        }
        var level = space.Store.Level(code);
        if (!free.Contains(level))
        {
            return done[code] = Share(
                space.Store.Child(code, level, point[level]),
                point,
                free,
                done
            );
        }
        var sum = 0m;
        for (var index = 1; index < space.Store.Arity(level); index++)
        {
            sum += Share(space.Store.Child(code, level, index), point, free, done);
        }
        return done[code] = sum / (space.Store.Arity(level) - 1);
    }

    private static bool AreEntriesGiven(IReadOnlyList<ItemCase> items) =>
        items.Count != 1 || items[0].Entries.IsSupplied;

    private RequiredFact Describe(int level, decimal share)
    {
        var fact =
            level == Entries
                ? space.Partition.RuleSet.Facts.Find(BuiltInFacts.Entries)!
                : space.Partition.Domains[level].Fact;
        return new(fact.Path, fact.Meaning, decimal.Round(share, 3));
    }
}
