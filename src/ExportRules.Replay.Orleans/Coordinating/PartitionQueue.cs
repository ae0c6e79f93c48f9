namespace ExportRules.Replay.Orleans.Coordinating;

/// <summary>Which partitions are where, and how often each was tried. It is not kept: what is not complete is done again.</summary>
internal sealed class PartitionQueue(RunState state)
{
    /// <summary>A partition that failed this often, or took this many silos with it, is given up.</summary>
    public const int Attempts = 4;

    private readonly Dictionary<int, (string Silo, DateTimeOffset Since)> underWay = [];
    private readonly Dictionary<int, int> failures = [];
    private readonly Dictionary<int, HashSet<string>> failedOn = [];
    private readonly SortedSet<int> waiting =
    [
        .. Enumerable
            .Range(0, state.Partitions.Count)
            .Where(index =>
                !state.Partitions[index].IsComplete && state.Partitions[index].Failure is null
            ),
    ];

    public int Waiting => waiting.Count;

    public bool IsIdle => waiting.Count == 0 && underWay.Count == 0;

    public IReadOnlyDictionary<string, int> BySilo() =>
        underWay
            .Values.GroupBy(place => place.Silo, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    public void Add(int index) => waiting.Add(index);

    /// <summary>The next partition for a silo; one that failed there is left to the others while there are any.</summary>
    public int? Next(string silo, int silos)
    {
        foreach (var index in waiting)
        {
            if (
                !failedOn.TryGetValue(index, out var bad)
                || !bad.Contains(silo)
                || bad.Count >= silos
            )
            {
                return index;
            }
        }
        return null;
    }

    public void Begin(int index, string silo, DateTimeOffset now)
    {
        waiting.Remove(index);
        underWay[index] = (silo, now);
    }

    /// <summary>Was not taken; no failure.</summary>
    public void Return(int index)
    {
        underWay.Remove(index);
        waiting.Add(index);
    }

    public void End(int index)
    {
        waiting.Remove(index);
        underWay.Remove(index);
    }

    /// <summary>Puts a partition back; true where it has failed too often.</summary>
    public bool Fail(int index, string silo)
    {
        underWay.Remove(index);
        var count = failures[index] = failures.GetValueOrDefault(index) + 1;
        if (!failedOn.TryGetValue(index, out var bad))
        {
            failedOn.Add(index, bad = new(StringComparer.Ordinal));
        }
        bad.Add(silo);
        if (count >= Attempts)
        {
            waiting.Remove(index);
            return true;
        }
        waiting.Add(index);
        return false;
    }

    /// <summary>Partitions that a silo should have and does not.</summary>
    public IReadOnlyList<int> Missing(string silo, IEnumerable<int> there, DateTimeOffset before) =>
        [
            .. underWay
                .Where(pair => pair.Value.Silo == silo && pair.Value.Since < before)
                .Select(pair => pair.Key)
                .Except(there),
        ];

    /// <summary>The silos that have something to do.</summary>
    public IReadOnlyList<string> Silos() =>
        [.. underWay.Values.Select(place => place.Silo).Distinct(StringComparer.Ordinal)];

    /// <summary>A silo that found its work by itself, from before this run moved here.</summary>
    public void Adopt(int index, string silo, DateTimeOffset now)
    {
        if (waiting.Contains(index))
        {
            Begin(index, silo, now);
        }
    }
}
