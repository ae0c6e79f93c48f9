namespace ExportRules.Analysis;

/// <summary>Finds the point of a set that takes the fewest steps from another; "not supplied" everywhere is the usual start.</summary>
internal sealed class PointSearch(DiagramStore store, IReadOnlyList<int>? start = null)
{
    private const int Unreachable = int.MaxValue / 2;

    private readonly Dictionary<int, int> distances = [];

    /// <summary>How many facts must change at least; null where the set is empty.</summary>
    public int? Distance(int set) => Steps(set) is var steps && steps < Unreachable ? steps : null;

    /// <summary>One nearest point: the class of each fact; what the set does not ask for stays as at the start.</summary>
    public int[]? Any(int set)
    {
        if (Steps(set) >= Unreachable)
        {
            return null;
        }
        var point = new int[store.Variables];
        for (var level = 0; level < point.Length; level++)
        {
            point[level] = start?[level] ?? 0;
        }
        while (!DiagramStore.IsConstant(set))
        {
            var level = store.Level(set);
            var best = Nearest(set, level);
            point[level] = best;
            set = store.Child(set, level, best);
        }
        return point;
    }

    /// <summary>Every way to reach the set within so many steps; with the distance as the number, each is one of the smallest.</summary>
    public IEnumerable<IReadOnlyList<(int Level, int Class)>> Changes(int set, int atMost)
    {
        if (Steps(set) > atMost)
        {
            yield break;
        }
        if (DiagramStore.IsConstant(set))
        {
            yield return [];
            yield break;
        }
        var level = store.Level(set);
        for (var index = 0; index < store.Arity(level); index++)
        {
            var isChange = index != (start?[level] ?? 0);
            if (isChange && index == 0)
            {
                continue;
            }
            var child = store.Child(set, level, index);
            foreach (var rest in Changes(child, atMost - (isChange ? 1 : 0)))
            {
                yield return isChange ? [(level, index), .. rest] : rest;
            }
        }
    }

    private int Nearest(int set, int level)
    {
        var here = start?[level] ?? 0;
        var best = here;
        for (var index = 0; index < store.Arity(level); index++)
        {
            if (Cost(set, level, index, here) < Cost(set, level, best, here))
            {
                best = index;
            }
        }
        return best;
    }

    /// <summary>Taking back what is supplied is no change that anybody could make.</summary>
    private int Cost(int set, int level, int index, int here) =>
        index == here ? Steps(store.Child(set, level, index))
        : index == 0 ? Unreachable
        : Math.Min(Unreachable, Steps(store.Child(set, level, index)) + 1);

    private int Steps(int set)
    {
        if (DiagramStore.IsConstant(set))
        {
            return set == Logic.No ? Unreachable : 0;
        }
        if (distances.TryGetValue(set, out var known))
        {
            return known;
        }
        var level = store.Level(set);
        var here = start?[level] ?? 0;
        var best = Unreachable;
        for (var index = 0; index < store.Arity(level); index++)
        {
            best = Math.Min(best, Cost(set, level, index, here));
        }
        return distances[set] = best;
    }
}
