namespace ExportRules.Analysis;

/// <summary>Sets seen through some of the facts only, and through facts that may still be supplied.</summary>
internal sealed class Projection(DiagramStore store, Logic logic)
{
    /// <summary>Where some value of the other facts lies in the set.</summary>
    public int On(int set, IReadOnlySet<int> kept) => On(set, kept, []);

    /// <summary>Where supplying facts that were left out can lead into the set.</summary>
    public int Reaching(int set) => Reaching(set, []);

    private int On(int set, IReadOnlySet<int> kept, Dictionary<int, int> done)
    {
        if (DiagramStore.IsConstant(set))
        {
            return set;
        }
        if (done.TryGetValue(set, out var known))
        {
            return known;
        }
        var level = store.Level(set);
        var parts = new int[store.Arity(level)];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = On(store.Child(set, level, index), kept, done);
        }
        return done[set] = kept.Contains(level)
            ? store.Node(level, parts)
            : parts.Aggregate(Logic.No, logic.Or);
    }

    private int Reaching(int set, Dictionary<int, int> done)
    {
        if (DiagramStore.IsConstant(set))
        {
            return set;
        }
        if (done.TryGetValue(set, out var known))
        {
            return known;
        }
        var level = store.Level(set);
        var parts = new int[store.Arity(level)];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = Reaching(store.Child(set, level, index), done);
        }
        parts[0] = parts.Aggregate(Logic.No, logic.Or);
        return done[set] = store.Node(level, parts);
    }
}
