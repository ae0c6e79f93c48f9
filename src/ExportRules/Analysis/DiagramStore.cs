namespace ExportRules.Analysis;

/// <summary>
/// Decision diagrams with many-valued variables: functions from one class of each fact to a small number. Equal
/// functions are the same diagram, so that "nothing differs" is a comparison of two numbers.
/// </summary>
/// <remarks>
/// A diagram is an integer: <c>~value</c> for a constant, otherwise the place of its top node. Variables are tested in
/// one fixed order, and no node has equal children everywhere, which makes the form canonical. Not thread-safe.
/// </remarks>
internal sealed class DiagramStore(IReadOnlyList<int> arities)
{
    /// <summary>Constants are smaller than this, so that two diagrams and an operation fit into one key.</summary>
    private const int Constants = 1 << 14;

    /// <summary>Children of fewer than this are gathered without an array of their own.</summary>
    private const int MostOnStack = 32;

    private readonly List<int> levels = [];
    private readonly List<int[]> children = [];
    private readonly Dictionary<int[], int>[] unique =
    [
        .. arities.Select(_ => new Dictionary<int[], int>(ChildrenComparer.Instance)),
    ];
    private readonly Dictionary<ulong, int> applied = [];
    private readonly Dictionary<(int, int, int), int> chosen = [];
    private readonly List<Func<int, int, int>> operations = [];

    /// <summary>How many nodes exist: the measure of the work.</summary>
    public int Count => levels.Count;

    /// <summary>How many nodes may exist; <see cref="DiagramLimitException"/> where more are needed.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>The number of variables.</summary>
    public int Variables => arities.Count;

    public static int Constant(int value) => ~value;

    public static bool IsConstant(int diagram) => diagram < 0;

    public static int ValueOf(int diagram) => ~diagram;

    public int Arity(int level) => arities[level];

    /// <summary>The variable that a diagram tests first; behind the last for a constant.</summary>
    public int Level(int diagram) => diagram < 0 ? arities.Count : levels[diagram];

    public ReadOnlySpan<int> Children(int diagram) => children[diagram];

    public int Child(int diagram, int level, int index) =>
        diagram >= 0 && levels[diagram] == level ? children[diagram][index] : diagram;

    /// <summary>The diagram that tests one variable and goes on as the parts say.</summary>
    public int Node(int level, ReadOnlySpan<int> parts)
    {
        if (!parts.ContainsAnyExcept(parts[0]))
        {
            return parts[0];
        }
        var table = unique[level].GetAlternateLookup<ReadOnlySpan<int>>();
        if (!table.TryGetValue(parts, out var node))
        {
            node = levels.Count;
            if (node >= Limit)
            {
                throw new DiagramLimitException();
            }
            levels.Add(level);
            var own = parts.ToArray();
            children.Add(own);
            unique[level].Add(own, node);
        }
        return node;
    }

    /// <summary>Registers a function of two values; the result is the number by which it is applied.</summary>
    public int Register(Func<int, int, int> operation)
    {
        operations.Add(operation);
        return operations.Count - 1;
    }

    /// <summary>Applies a registered function point by point.</summary>
    public int Apply(int operation, int left, int right)
    {
        if (left < 0 && right < 0)
        {
            return ~operations[operation](~left, ~right);
        }
        var key =
            (ulong)operation << 58
            | (ulong)(uint)(left + Constants) << 29
            | (uint)(right + Constants);
        if (applied.TryGetValue(key, out var known))
        {
            return known;
        }
        var level = Math.Min(Level(left), Level(right));
        var arity = arities[level];
        var parts = arity <= MostOnStack ? stackalloc int[arity] : new int[arity];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = Apply(operation, Child(left, level, index), Child(right, level, index));
        }
        return applied[key] = Node(level, parts);
    }

    /// <summary>One diagram where a condition is <see cref="Logic.True"/>, another elsewhere.</summary>
    public int Choose(int condition, int yes, int no)
    {
        if (yes == no)
        {
            return yes;
        }
        if (condition < 0)
        {
            return ~condition == Logic.True ? yes : no;
        }
        if (chosen.TryGetValue((condition, yes, no), out var known))
        {
            return known;
        }
        var level = Math.Min(levels[condition], Math.Min(Level(yes), Level(no)));
        var arity = arities[level];
        var parts = arity <= MostOnStack ? stackalloc int[arity] : new int[arity];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = Choose(
                Child(condition, level, index),
                Child(yes, level, index),
                Child(no, level, index)
            );
        }
        return chosen[(condition, yes, no)] = Node(level, parts);
    }

    /// <summary>Applies a function of one value point by point.</summary>
    public int Map(int diagram, Func<int, int> function) => Map(diagram, function, []);

    private int Map(int diagram, Func<int, int> function, Dictionary<int, int> done)
    {
        if (diagram < 0)
        {
            return ~function(~diagram);
        }
        if (done.TryGetValue(diagram, out var known))
        {
            return known;
        }
        var parts = children[diagram].Select(child => Map(child, function, done)).ToArray();
        return done[diagram] = Node(levels[diagram], parts);
    }

    /// <summary>The diagram with some variables fixed; -1 leaves a variable free.</summary>
    public int Restrict(int diagram, IReadOnlyList<int> point) => Restrict(diagram, point, []);

    private int Restrict(int diagram, IReadOnlyList<int> point, Dictionary<int, int> done)
    {
        if (diagram < 0)
        {
            return diagram;
        }
        if (done.TryGetValue(diagram, out var known))
        {
            return known;
        }
        var level = levels[diagram];
        var result =
            point[level] >= 0
                ? Restrict(children[diagram][point[level]], point, done)
                : Node(level, [.. children[diagram].Select(child => Restrict(child, point, done))]);
        return done[diagram] = result;
    }

    /// <summary>The value at one point.</summary>
    public int Evaluate(int diagram, IReadOnlyList<int> point)
    {
        while (diagram >= 0)
        {
            diagram = children[diagram][point[levels[diagram]]];
        }
        return ~diagram;
    }

    /// <summary>The variables on which the function depends, in their order.</summary>
    public IReadOnlyList<int> Support(int diagram)
    {
        var seen = new HashSet<int>();
        var found = new SortedSet<int>();
        var open = new Stack<int>([diagram]);
        while (open.TryPop(out var current))
        {
            if (current >= 0 && seen.Add(current))
            {
                found.Add(levels[current]);
                foreach (var child in children[current])
                {
                    open.Push(child);
                }
            }
        }
        return [.. found];
    }

    /// <summary>The constants that the function takes.</summary>
    public IReadOnlyList<int> Values(int diagram)
    {
        var seen = new HashSet<int>();
        var found = new SortedSet<int>();
        var open = new Stack<int>([diagram]);
        while (open.TryPop(out var current))
        {
            if (current < 0)
            {
                found.Add(~current);
            }
            else if (seen.Add(current))
            {
                foreach (var child in children[current])
                {
                    open.Push(child);
                }
            }
        }
        return [.. found];
    }

    private sealed class ChildrenComparer
        : IEqualityComparer<int[]>,
            IAlternateEqualityComparer<ReadOnlySpan<int>, int[]>
    {
        public static readonly ChildrenComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<int> alternate, int[] other) =>
            alternate.SequenceEqual(other);

        public int[] Create(ReadOnlySpan<int> alternate) => alternate.ToArray();

        public int GetHashCode(int[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<int> alternate)
        {
            var hash = 17u;
            foreach (var child in alternate)
            {
                hash = (hash ^ (uint)child) * 0x9E3779B1u;
                hash ^= hash >> 15;
            }
            return (int)hash;
        }
    }
}
