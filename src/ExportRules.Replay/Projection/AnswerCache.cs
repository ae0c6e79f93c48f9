using System.Collections.Concurrent;

namespace ExportRules.Replay.Projection;

/// <summary>Answers by the codes of their rows, compared one by one and never by a hash alone. Bounded.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class AnswerCache<T>(int capacity = 1 << 19)
    where T : class
{
    private readonly ConcurrentDictionary<uint[], T> answers = new(CodesComparer.Instance);
    private int count;

    public bool TryGet(ReadOnlySpan<uint> codes, out T? answer) =>
        answers.GetAlternateLookup<ReadOnlySpan<uint>>().TryGetValue(codes, out answer);

    public void Add(ReadOnlySpan<uint> codes, T answer)
    {
        if (answers.TryAdd(codes.ToArray(), answer) && Interlocked.Increment(ref count) > capacity)
        {
            // All begin anew: what is asked for often comes back soon, and no answer depends on it.
            Interlocked.Exchange(ref count, 0);
            answers.Clear();
        }
    }

    private sealed class CodesComparer
        : IEqualityComparer<uint[]>,
            IAlternateEqualityComparer<ReadOnlySpan<uint>, uint[]>
    {
        public static readonly CodesComparer Instance = new();

        public uint[] Create(ReadOnlySpan<uint> alternate) => alternate.ToArray();

        public bool Equals(uint[]? x, uint[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<uint> alternate, uint[] other) =>
            alternate.SequenceEqual(other);

        public int GetHashCode(uint[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<uint> alternate)
        {
            var hash = 14695981039346656037ul;
            foreach (var code in alternate)
            {
                hash = (hash ^ code) * 1099511628211ul;
            }
            return (int)(hash ^ (hash >> 29));
        }
    }
}
