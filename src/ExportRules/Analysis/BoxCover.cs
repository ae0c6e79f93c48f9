namespace ExportRules.Analysis;

/// <summary>
/// Writes a set as few boxes as a greedy search finds: each is as large as it can be without leaving the set, and
/// together they hold every point of it. Boxes may overlap.
/// </summary>
internal sealed class BoxCover(DiagramStore store, Logic logic)
{
    /// <summary>Boxes of a set, at most so many; whether they cover it whole is the second result.</summary>
    /// <param name="set">The set.</param>
    /// <param name="domain">What is of interest: boxes may reach outside it, since nothing is said there.</param>
    /// <param name="atMost">The most boxes.</param>
    public (IReadOnlyList<Box> Boxes, bool IsComplete) Of(int set, int domain, int atMost)
    {
        var boxes = new List<Box>();
        var allowed = logic.Or(set, logic.Not(domain));
        var support = store.Support(set).Union(store.Support(allowed)).Order().ToList();
        var rest = set;
        while (rest != Logic.No && boxes.Count < atMost)
        {
            var box = Largest(allowed, support, new PointSearch(store).Any(rest)!);
            boxes.Add(Trim(box, set, domain));
            rest = logic.Minus(rest, box.Diagram(store));
        }
        return (boxes, rest == Logic.No);
    }

    /// <summary>Keeps of each side the classes of which the box says something, and only the sides that leave something out.</summary>
    private Box Trim(Box box, int set, int domain)
    {
        var diagram = box.Diagram(store);
        var inside = logic.And(set, diagram);
        var sides = new Dictionary<int, bool[]>();
        foreach (var (level, side) in box.Sides)
        {
            var own = logic.And(
                domain,
                new Box(box.Sides.Where(other => other.Key != level)).Diagram(store)
            );
            var said = side.Select((held, index) => held && Holds(inside, level, index)).ToArray();
            if (said.Where((held, index) => !held && Holds(own, level, index)).Any())
            {
                sides[level] = said;
            }
        }
        return new(sides);
    }

    private bool Holds(int set, int level, int index)
    {
        var side = new bool[store.Arity(level)];
        side[index] = true;
        return logic.And(set, new Box([new(level, side)]).Diagram(store)) != Logic.No;
    }

    private Box Largest(int set, IReadOnlyList<int> support, int[] point)
    {
        var sides = support.ToDictionary(
            level => level,
            level =>
            {
                var side = new bool[store.Arity(level)];
                side[Math.Max(0, point[level])] = true;
                return side;
            }
        );
        // The facts tested last are widened first: what remains narrow are those by which a reader thinks.
        foreach (var level in support.Reverse())
        {
            var side = sides[level];
            for (var index = 0; index < side.Length; index++)
            {
                if (!side[index])
                {
                    side[index] = true;
                    side[index] = IsInside(set, sides, []);
                }
            }
        }
        return new(sides.Where(pair => pair.Value.Contains(false)));
    }

    private bool IsInside(int set, Dictionary<int, bool[]> sides, Dictionary<int, bool> known)
    {
        if (DiagramStore.IsConstant(set))
        {
            return set != Logic.No;
        }
        if (known.TryGetValue(set, out var inside))
        {
            return inside;
        }
        var level = store.Level(set);
        inside = true;
        for (var index = 0; inside && index < store.Arity(level); index++)
        {
            inside = !sides[level][index] || IsInside(store.Child(set, level, index), sides, known);
        }
        return known[set] = inside;
    }
}
