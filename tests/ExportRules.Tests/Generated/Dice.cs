namespace ExportRules.Tests.Generated;

/// <summary>A seeded generator of our own, so that a failing run can be repeated on every runtime.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = (seed * 0x9E3779B97F4A7C15UL) | 1;

    public int Next(int below)
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (int)(((state * 0x2545F4914F6CDD1DUL) >> 33) % (ulong)below);
    }

    public bool Chance(double share) => Next(10_000) < share * 10_000;

    public T Pick<T>(IReadOnlyList<T> values) => values[Next(values.Count)];

    public List<T> Shuffle<T>(IEnumerable<T> values)
    {
        var shuffled = values.ToList();
        for (var index = shuffled.Count - 1; index > 0; index--)
        {
            var other = Next(index + 1);
            (shuffled[index], shuffled[other]) = (shuffled[other], shuffled[index]);
        }
        return shuffled;
    }
}
