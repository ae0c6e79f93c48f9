namespace ExportRules.Compilation;

/// <summary>Sorts rules so that whoever overrides comes before what it overrides.</summary>
internal static class OverrideOrder
{
    public static int[] Of(CompiledRule[] rules)
    {
        var waiting = rules.Select(rule => rule.Overriders.Length).ToArray();
        var overridden = new List<int>[rules.Length];
        foreach (var rule in rules)
        {
            foreach (var overrider in rule.Overriders)
            {
                (overridden[overrider] ??= []).Add(rule.Index);
            }
        }
        var order = new List<int>(rules.Length);
        order.AddRange(Enumerable.Range(0, rules.Length).Where(index => waiting[index] == 0));
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var index in overridden[order[next]] ?? [])
            {
                if (--waiting[index] == 0)
                {
                    order.Add(index);
                }
            }
        }
        return order.Count == rules.Length
            ? [.. order]
            : throw new InvalidOperationException(
                "rules override each other in a circle; the loader should have said so"
            );
    }
}
