namespace ExportRules.Analysis;

/// <summary>A region of the partition: for some facts the classes it holds; the other facts are free.</summary>
internal sealed class Box
{
    private readonly SortedDictionary<int, bool[]> sides;

    public Box(IEnumerable<KeyValuePair<int, bool[]>> sides) =>
        this.sides = new(sides.ToDictionary(pair => pair.Key, pair => pair.Value));

    /// <summary>The facts that the box bounds, by level, each with the classes it holds.</summary>
    public IReadOnlyDictionary<int, bool[]> Sides => sides;

    public bool Holds(int level, int index) =>
        !sides.TryGetValue(level, out var side) || side[index];

    /// <summary>The box as a diagram.</summary>
    public int Diagram(DiagramStore store)
    {
        var diagram = Logic.Yes;
        foreach (var (level, side) in sides.Reverse())
        {
            diagram = store.Node(level, [.. side.Select(held => held ? diagram : Logic.No)]);
        }
        return diagram;
    }
}
