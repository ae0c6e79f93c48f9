namespace ExportRules.Replay.Orleans;

/// <summary>Where a run stands.</summary>
public enum ReplayRunPhase
{
    /// <summary>There is no such run.</summary>
    None,

    /// <summary>Partitions are found, replayed and put together.</summary>
    Running,

    /// <summary>The output is complete.</summary>
    Completed,

    /// <summary>What could be done is done; the messages say what could not. The same request tries that again.</summary>
    Failed,

    /// <summary>Stopped on request. The same request goes on from there.</summary>
    Canceled,
}

/// <summary>What is known of a run.</summary>
[GenerateSerializer]
public sealed record ReplayRunStatus
{
    /// <summary>Where it stands.</summary>
    [Id(0)]
    public ReplayRunPhase Phase { get; init; }

    /// <summary>Partitions found so far; all, where <see cref="IsSplit"/> is true.</summary>
    [Id(1)]
    public int Partitions { get; init; }

    /// <summary>Whether all partitions are found.</summary>
    [Id(2)]
    public bool IsSplit { get; init; }

    /// <summary>Partitions whose completion is recorded.</summary>
    [Id(3)]
    public int Done { get; init; }

    /// <summary>Partitions given up.</summary>
    [Id(4)]
    public int GivenUp { get; init; }

    /// <summary>Rows of the completed partitions; each partition counts once, however often it was done.</summary>
    [Id(5)]
    public ReplayCounts Counts { get; init; } = new();

    /// <summary>Rows read in partitions that are being worked on.</summary>
    [Id(6)]
    public long RowsUnderWay { get; init; }

    /// <summary>Silos with the number of partitions that each is working on.</summary>
    [Id(7)]
    public IReadOnlyDictionary<string, int> Silos { get; init; } = new Dictionary<string, int>();

    /// <summary>What went wrong: silos that refuse, partitions that failed.</summary>
    [Id(8)]
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>The digest of the output; null until it is complete.</summary>
    [Id(9)]
    public string? Digest { get; init; }

    /// <summary>The policy in words; null until the output is complete.</summary>
    [Id(10)]
    public string? Policy { get; init; }

    /// <summary>The second policy in words, where there is one.</summary>
    [Id(11)]
    public string? Against { get; init; }

    /// <summary>The input's name.</summary>
    [Id(12)]
    public string? Input { get; init; }

    /// <summary>The silo that coordinates the run now.</summary>
    [Id(13)]
    public string? Coordinator { get; init; }

    /// <summary>How much of the input is done, from 0 to 1.</summary>
    [Id(14)]
    public double Share { get; init; }

    /// <summary>What the reader should know about the input's columns; known when the first partition is done.</summary>
    [Id(15)]
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Whether nothing more happens by itself.</summary>
    public bool IsEnded =>
        Phase is ReplayRunPhase.Completed or ReplayRunPhase.Failed or ReplayRunPhase.Canceled;
}
